import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, an edit of a text in a large network freezes the screen or is lost.
@Suite struct ReadingTests {
  /// A viewer whose every reading takes longer than a frame.
  private func large() throws -> ViewerState {
    let text = Array(repeating: "she is", count: 10).joined(separator: " ")
    let state = try testState(text, model: testModel(hidden: 600))
    #expect(!state.readsWithinFrame(20) && state.readsWithinFrame(1))
    return state
  }

  private func press(_ keys: String, on state: inout ViewerState) throws {
    for key in try Key.sequence(keys) { state.update(.key(key)) }
  }

  @Test("The old text stands until the other is read")
  func later() throws {
    var state = try large()
    try press("e t h e y Enter", on: &state)
    #expect(state.isReadingText && state.reading.tokens[0].text == "she")
    #expect(state.history.isEmpty && state.work?.title == "reading 20 words")
    try press("Right", on: &state)
    #expect(state.position == 2)
    state.finishWork()
    #expect(state.reading.tokens[0].text == "they" && state.change?.oldWord == "she")
    #expect(state.history.count == 1 && state.position == 2)
    try state.press("u")
    #expect(state.reading.tokens[0].text == "she" && state.history.isEmpty)
  }

  @Test("Esc gives the other text up and nothing is lost")
  func stop() throws {
    var state = try large()
    try state.press("e t h e y Enter")
    try press("u", on: &state)
    #expect(state.isReadingText)
    try press("Escape", on: &state)
    #expect(!state.isReadingText && state.reading.tokens[0].text == "they")
    #expect(state.history.count == 1)
    #expect(state.message == "stopped reading 20 words; nothing was changed")
  }

  @Test("Words that are typed while others are read are added to those")
  func typing() throws {
    var state = try large()
    try press("i b u s y Space t o d a y Space", on: &state)
    #expect(state.reading.count == 20 && state.wantedTokens.count == 22)
    state.finishWork()
    #expect(state.reading.tokens.suffix(2).map(\.text) == ["busy", "today"])
    #expect(state.position == 22)
  }

  @Test("What needs the text on the screen says that it is still being read")
  func refusals() throws {
    var state = try large()
    try press("e t h e y Enter", on: &state)
    for keys in ["a", "u", "x s", "e h e Enter"] {
      try press(keys, on: &state)
      #expect(state.message == "the text is still being read; Esc stops that")
      #expect(state.isReadingText && state.interferences.isEmpty)
    }
    state.finishWork()
    #expect(state.reading.tokens[0].text == "they")
  }

  @Test("Another sentence is compared once it is read")
  func compare() throws {
    var state = try large()
    let words = Array(repeating: "h e Space i s", count: 10).joined(separator: " Space ")
    try press("c \(words) Enter", on: &state)
    #expect(state.compared == nil && state.work?.title == "reading 20 words to compare")
    state.finishWork()
    #expect(state.compared?.reading.tokens.first?.text == "he" && state.view == .compare)
  }
}
