import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, two sentences cannot be put side by side, or are read wrongly.
@Suite struct CompareCommandsTests {
  @Test("c asks for a sentence and shows both, at the unit and word that tell them apart")
  func compare() throws {
    var state = try testState("she is busy today")
    try state.press("c t h e y Space a r e Space b u s y Space t o d a y")
    #expect(state.prompt?.suggestions.isEmpty == true && state.view == .memory)
    try state.press("Enter")
    let comparison = try #require(state.comparison)
    #expect(state.view == .compare && state.prompt == nil)
    #expect(state.compared?.reading.tokens.map(\.text) == ["they", "are", "busy", "today"])
    #expect(state.unit == comparison.order[0])
    #expect(state.position - 1 == comparison.tellingColumn)
    let other = try testState("they are busy today")
    #expect(state.compared?.reading.trace == other.reading.trace)
  }

  @Test("Up and down go through the comparison's own order while it is shown")
  func order() throws {
    var state = try testState("she is busy today")
    try state.press("c h e Space i s Space b u s y Enter")
    let order = try #require(state.comparison).order
    #expect(order != state.order.units)
    var visited = [state.unit]
    for _ in 1..<order.count {
      try state.press("j")
      visited.append(state.unit)
    }
    #expect(visited == order)
    try state.press("j")
    #expect(state.message == "this is the last unit")
    try state.press("1 k")
    let rank = state.order.rank(of: order[order.count - 1])
    #expect(rank == 0 || state.unit == state.order.units[rank - 1])
  }

  @Test("Every edit of the text compares anew", arguments: ["e h e Enter", "i a m Enter", "a"])
  func edits(keys: String) throws {
    var state = try testState("she is busy today")
    try state.press("c t h e y Space i s Enter")
    try state.press("1 " + keys)
    let compared = try #require(state.compared)
    #expect(
      compared.alignment
        == Alignment(state.reading.tokens.map(\.id), compared.reading.tokens.map(\.id)))
    let fresh = Comparison(
      state.layerTrace, compared.reading.trace.layers[0], alignment: compared.alignment)
    #expect(state.comparison?.carried == fresh.carried)
    try state.press("u")
    #expect(state.compared?.alignment.columns.compactMap(\.a).count == 4)
  }

  @Test("Nothing typed, nothing compared; unknown words are read as <unk> or refused")
  func badInput() throws {
    var state = try testState("she is busy")
    try state.press("c Enter")
    #expect(state.message == "a sentence to compare with is needed; Esc leaves it")
    #expect(state.prompt != nil && state.compared == nil && state.view == .memory)
    try state.press("z e b r a Enter")
    #expect(state.compared?.reading[1].isUnknown == true)
    let closed = testModel(words: ["she", "is"])
    var strict = try testState("she is", model: closed)
    try strict.press("c z Enter")
    #expect(strict.message?.contains("“z”") == true && strict.compared == nil)
    #expect(strict.prompt?.text == "z")
  }

  @Test("A text that is too long is refused, and says what would be right")
  func tooLong() throws {
    var state = try testState("she is busy")
    let refusal = state.compare(with: String(repeating: "she ", count: 20_001))
    #expect(refusal == "expected at most 20000 words; found more")
    #expect(state.compared == nil)
  }

  @Test("Without a comparison view 8 says how to get one")
  func none() throws {
    var state = try testState("she is busy")
    try state.press("8")
    let text = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).plainText()
    #expect(text.contains("press c and type another, or start with --compare FILE"))
  }

  @Test("A plain RNN is compared by its hidden state, each layer by its own")
  func otherModels() throws {
    var rnn = try testState("she is busy", model: testModel(.rnn))
    try rnn.press("c h e Space i s Enter")
    #expect(rnn.comparison?.quantity == .hidden)
    var stacked = try testState("she is busy", model: testModel(layers: 2, hidden: 5))
    try stacked.press("c h e Space i s Enter")
    let top = try #require(stacked.comparison?.carried)
    try stacked.press("[")
    #expect(stacked.comparison?.carried != top)
  }
}
