import Language
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the viewer opens somewhere else than where the story is.
@Suite struct ViewerStateTests {
  @Test("It opens at the first word, on the unit with the largest letting-go")
  func opening() throws {
    let state = try testState("she is busy today ... they are busy . i am")
    #expect(state.position == 1)
    #expect(state.unit == state.story.largestLetGo?.unit)
    #expect(state.layer == 0 && state.focus == .cell)
  }

  @Test("Without a range in the model, the first window's is taken and kept")
  func range() throws {
    var state = try testState("she is busy today", model: testModel(range: nil))
    let largest = (1...4).flatMap { state.layerTrace.values(of: .cell, at: $0) }.map { abs($0) }
      .max()
    #expect(state.cellRange > 0 && state.cellRange <= largest ?? 0)
    let before = state.cellRange
    try state.press("i t h e y Enter")
    #expect(state.cellRange == before)
  }

  @Test("--at and --unit are checked, and say what there is")
  func openAt() throws {
    var state = try testState("she is busy")
    try state.open(at: 3, unit: 7)
    #expect(state.position == 3 && state.unit == 7)
    let position = #expect(throws: OpeningError.self) { try state.open(at: 4, unit: nil) }
    #expect(position?.description == "--at: expected a word from 1 to 3; found 4")
    let unit = #expect(throws: OpeningError.self) { try state.open(at: 1, unit: 24) }
    #expect(unit?.description == "--unit: expected a unit from 0 to 23; found 24")
  }

  @Test("A plain RNN opens too, on its hidden state")
  func plainRNN() throws {
    let state = try testState(model: testModel(.rnn))
    #expect(state.memory == .hidden && state.focus == .hidden)
    let text = ViewerScreen.view(state, size: state.size, theme: .init(depth: .none)).plainText()
    #expect(text.contains("a plain RNN has no cell to keep"))
  }
}
