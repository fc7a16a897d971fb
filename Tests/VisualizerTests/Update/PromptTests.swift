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
}
