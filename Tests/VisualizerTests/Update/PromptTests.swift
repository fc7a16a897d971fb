import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, what one types is not what is taken.
@Suite struct PromptTests {
  @Test("Suggestions come from the vocabulary and can be chosen")
  func suggestions() throws {
    var state = try testState("She is")
    try state.press("e t")
    #expect(state.prompt?.suggestions.contains("they") == true)
    #expect(state.prompt?.suggestions.contains("she") == false)
    try state.press("h Tab")
    #expect(state.prompt?.answer == "they")
    try state.press("Enter")
    #expect(state.reading[1].text == "they")
  }

  @Test("Backspace takes back a choice, then letters, then closes the line")
  func backspace() throws {
    var state = try testState("She is")
    try state.press("e t Tab Backspace")
    #expect(state.prompt?.text == "t" && state.prompt?.choice == nil)
    try state.press("Backspace")
    #expect(state.prompt?.text == "")
    try state.press("Backspace")
    #expect(state.prompt == nil)
  }

  @Test("Before anything is typed, the model's own predictions are suggested")
  func likelyWords() throws {
    var state = try testState("She is busy")
    try state.press("Right e")
    let likeliest = state.reading.trace.predictions(at: 1, count: 12)
      .map { state.model.vocabulary[$0.word] }.filter { !$0.hasPrefix("<") }
    #expect(state.prompt?.suggestions == likeliest)
  }

  @Test("The end of a long line is shown, also for a long word")
  func longLine() throws {
    let word = String(repeating: "w", count: 250)
    var state = try testState("\(word) is")
    try state.press("e")
    for _ in 0..<5000 { state.update(.key(.character("x"))) }
    try state.press("z")
    let rows = ViewerScreen.view(
      state, size: GridSize(columns: 80, rows: 24), theme: Theme(depth: .none)
    ).rows
    #expect(rows.contains { $0.hasPrefix(" change “www") && $0.contains("xxxxxxxxz") })
  }
}
