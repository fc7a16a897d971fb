import MemoryAnalysis
import ModelFiles
import Testing

@testable import Visualizer

/// If one of these fails, other words are watched than those that are named.
@Suite struct WatchedTests {
  @Test("Without a choice the two likeliest are watched, step by step")
  func likeliest() throws {
    var state = try testState()
    let first = state.reading.trace.predictions(at: 1, count: 2).map(\.word)
    #expect(state.watchedPair(at: 1) == WordPair(first: first[0], second: first[1]))
    try state.press("w a m Space i s Enter")
    let vocabulary = state.model.vocabulary
    let chosen = WordPair(first: vocabulary.id(of: "am")!, second: vocabulary.id(of: "is")!)
    #expect(state.watched == chosen)
    #expect(state.watchedPair(at: 5) == chosen)
    try state.press("w Enter")
    #expect(state.watched == nil)
  }

  @Test("A single output is watched against the other of two classes, if that has a name")
  func binary() throws {
    let one = GeneralModel.binary.model()
    let two = TokenModel(
      name: "two", network: one.network, vocabulary: one.vocabulary,
      labels: ["negative", "positive"])
    for (model, other) in [(one, "not positive"), (two, "negative")] {
      let state = try testState("she is busy", model: model)
      let words = WatchedWords(try #require(state.watchedPair(at: 3)), in: state)
      #expect(words.first == "positive" && words.second == other)
    }
  }

  @Test("What is said at the start stays until a key")
  func said() throws {
    var state = try testState()
    state.say("1 layer left out")
    #expect(state.message == "1 layer left out")
    try state.press("Right")
    #expect(state.message == nil)
  }

  @Test("What cannot be watched is refused and nothing changes")
  func refusals() throws {
    var state = try testState()
    for (typed, message) in [
      (
        "z e b r a Space i s",
        "“zebra” is not in the vocabulary; expected two words the model can predict"
      ),
      ("i s", "expected two words, as in “am was”; found “is”"),
      ("i s Space i s", "expected two different words; found “is” twice"),
    ] {
      try state.press("w \(typed) Enter")
      #expect(state.message == message)
      #expect(state.watched == nil && state.prompt != nil)
      try state.press("Escape")
    }
  }

  @Test("Suggestions complete the first word, then pairs")
  func suggestions() throws {
    var state = try testState()
    try state.press("w")
    #expect(state.prompt?.suggestions.allSatisfy { $0.split(separator: " ").count == 2 } == true)
    try state.press("a")
    #expect(state.prompt?.suggestions == ["are", "am"])
    try state.press("m Space i")
    #expect(state.prompt?.suggestions == ["am is", "am i"])
    try state.press("Tab Enter")
    #expect(state.watched != nil)
  }

  @Test("An interference that makes another word likeliest is watched on both")
  func interference() throws {
    var state = try testState()
    try state.press("x a")
    for position in 1...state.reading.count {
      let before = state.reading.baseline.predictions(at: position, count: 1)[0].word
      let now = state.reading.trace.predictions(at: position, count: 1)[0].word
      let pair = try #require(state.watchedPair(at: position))
      #expect(pair.first == before)
      #expect(before == now || pair.second == now)
    }
  }
}
