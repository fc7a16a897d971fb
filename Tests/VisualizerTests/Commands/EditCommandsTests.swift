import Testing

@testable import Visualizer

/// If one of these fails, an edit shows numbers of another text.
@Suite struct EditCommandsTests {
  @Test("Changing a word gives the trace of the changed text and marks what changed")
  func changeWord() throws {
    var state = try testState("She is busy today")
    try state.press("e T h e y Enter")
    let fresh = try testState("They is busy today")
    #expect(state.reading.trace == fresh.reading.trace)
    #expect(state.reading[1].text == "They")
    #expect(state.change?.oldWord == "She")
    let changed = (0..<24).filter { state.isChanged(.cell, unit: $0, at: 2) }
    #expect(!changed.isEmpty)
    try state.press("u")
    #expect(state.reading.trace == (try testState("She is busy today")).reading.trace)
    #expect(state.change == nil)
    try state.press("u")
    #expect(state.message == "there is nothing to take back")
  }

  @Test("Typing on adds words, each with its spelling, and moves to the last")
  func typeOn() throws {
    var state = try testState("She is")
    try state.press("i B u s y Space t o d a y Enter")
    #expect(state.reading.tokens.map(\.text) == ["She", "is", "Busy", "today"])
    #expect(state.position == 4)
    #expect(state.prompt == nil)
    #expect(state.reading.trace == (try testState("She is busy today")).reading.trace)
    try state.press("u u")
    #expect(state.reading.count == 2)
  }

  @Test("Taking the likeliest word steps onto it or puts it there")
  func takeLikeliest() throws {
    var state = try testState("She is busy today")
    let word = try #require(state.likeliestWord)
    try state.press("a")
    #expect(state.position == 2)
    #expect(state.reading[2].text == word)
    #expect(state.reading.count == 2)
    try state.press("h a")
    #expect(state.reading.count == 2 && state.position == 2)
    try state.press("u")
    #expect(state.reading.count == 4 && state.position == 1)
  }

  @Test("An unknown word is read as <unk> and keeps its spelling")
  func unknownWord() throws {
    var state = try testState("She is")
    try state.press("e z e b r a Enter")
    #expect(state.reading[1].text == "zebra")
    #expect(state.reading[1].isUnknown)
    #expect(state.reading[1].id == 0)
  }

  @Test("Esc leaves the text as it is")
  func cancel() throws {
    var state = try testState("She is")
    try state.press("e x y Escape")
    #expect(state.reading.tokens.map(\.text) == ["She", "is"])
    #expect(state.history.isEmpty)
    try state.press("e Enter")
    #expect(state.message == "a word is needed; Esc leaves it as it is")
  }
}
