import CellGrid
import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, somebody's own networks cannot be set side by side, or unlike is compared with like.
@Suite struct TwinsTests {
  private func twin(_ cell: CellKind, name: String, words: [String] = testWords) -> TokenModel {
    var model = testModel(cell, hidden: 9, seed: 4, words: words)
    model.name = name
    return model
  }

  private func refusal(_ models: [TokenModel], beside other: ViewerState? = nil) throws -> String? {
    var state = try other ?? testState()
    do {
      try state.setBeside(models)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("A GRU and an RNN stand below an LSTM, each with the gradient of its own")
  func beside() throws {
    var state = try testState(view: .gradients)
    let twins = [
      twin(.rnn, name: "mine-rnn.safetensors"), twin(.gru, name: "mine-gru.safetensors"),
    ]
    try state.setBeside(twins)
    try state.press("End 0")
    let blocks = try #require(state.currentGradient?.blocks)
    #expect(blocks.map(\.cell) == [.lstm, .rnn, .gru])
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(text.contains("RNN mine-rnn.safetensors") && text.contains("GRU mine-gru.safetensors"))

    var alone = try testState(model: twins[0], view: .gradients)
    alone.watched = state.watchedPair(at: state.position)
    try alone.press("End 0")
    let expected = try #require(alone.currentGradient?.blocks.first)
    #expect(blocks[1].value == expected.value)
    #expect(blocks[1].reach.rows == expected.reach.rows)
  }

  @Test("A GRU that reads the same numbers stands below an LSTM that reads a series")
  func numbers() throws {
    var state = seriesState(view: .gradients)
    var twin = seriesModel(.gru, hidden: 5, seed: 8)
    twin.name = "waves-gru"
    try state.setBeside([twin])
    try state.press("End 0")
    let blocks = try #require(state.currentGradient?.blocks)
    #expect(blocks.map(\.cell) == [.lstm, .gru])
    #expect(blocks[1].reach.rows.count == blocks[0].reach.rows.count)
    #expect(
      try refusal([seriesModel(.gru, features: 2)], beside: state)?.contains("another number")
        == true)
  }

  @Test("They are in the sweep too")
  func sweep() throws {
    var state = try testState("She is busy today and she is", view: .gradients)
    try state.setBeside([twin(.gru, name: "mine-gru")])
    try state.press("End 0 s")
    #expect(state.currentSweep?.curves.map(\.cell) == [.lstm, .gru])
  }

  @Test("What is no twin is refused by name")
  func refused() throws {
    #expect(try refusal([twin(.gru, name: "a"), twin(.rnn, name: "b")]) == nil)
    #expect(try refusal([twin(.lstm, name: "mine")])?.contains("test and mine are both") == true)
    #expect(
      try refusal([twin(.gru, name: "a"), twin(.gru, name: "b")])?.contains("a and b are both")
        == true)
    let words = Array(testWords.reversed())
    #expect(
      try refusal([twin(.gru, name: "other", words: words)])?.contains("other has other words")
        == true)
    let numbers = seriesState(waves(20))
    #expect(try refusal([numbers.model])?.contains("reads numbers") == true)
    #expect(try refusal([twin(.gru, name: "a")], beside: numbers)?.contains("reads words") == true)
  }
}
