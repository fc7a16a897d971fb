import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, what the network is heard to say is not what it said, or cannot be undone.
@Suite struct TalkCommandsTests {
  private func talking(_ text: String, seed: UInt64 = 1) throws -> ViewerState {
    var state = try testState(text)
    var options = SamplingOptions()
    options.seed = seed
    state.draw(by: options)
    try state.press("G t")
    return state
  }

  @Test("t says a word at once and one at each tick, and every word is read like any other")
  func talk() throws {
    var state = try talking("She is busy today")
    #expect(state.reading.count == 5 && state.position == 5 && state.isTalking)
    for count in 6...12 {
      state.update(.tick)
      #expect(state.reading.count == count && state.position == count)
    }
    let words = state.reading.tokens.map(\.text)
    #expect(!words.contains("<unk>"))
    let again = try testState(words.joined(separator: " "))
    #expect(state.reading.trace == again.reading.trace)
    try state.press("t")
    state.update(.tick)
    #expect(state.reading.count == 12 && !state.isTalking)
  }

  @Test("Equal seeds say the same, others something else")
  func seeds() throws {
    func words(_ seed: UInt64) throws -> [String] {
      var state = try talking("She is busy today", seed: seed)
      for _ in 0..<15 { state.update(.tick) }
      return state.reading.tokens.map(\.text)
    }
    #expect(try words(5) == words(5))
    #expect(try words(5) != words(6))
  }

  @Test("u takes back all that was said in one go, and the rest of the text comes back")
  func undo() throws {
    let original = try testState("She is busy today in the old house")
    var state = original
    try state.press("l t")
    for _ in 0..<6 { state.update(.tick) }
    #expect(state.reading.count == 9)
    #expect(state.message?.contains("u takes back") == true)
    try state.press("u")
    #expect(state.reading.tokens.map(\.text) == original.reading.tokens.map(\.text))
    #expect(state.reading.trace == original.reading.trace)
    #expect(state.position == 2 && !state.isTalking)
    // What is said after a pause is a talk of its own.
    try state.press("G t")
    state.update(.tick)
    try state.press("t t t")
    #expect(state.reading.count == 11)
    try state.press("u")
    #expect(state.reading.count == 10)
    try state.press("u")
    #expect(state.reading.count == 8)
  }

  @Test("Space and every step end the talk; space alone plays and says nothing")
  func pause() throws {
    for key in ["Space", "h", "e", "?"] where key != "?" {
      var state = try talking("She is busy today")
      try state.press(key)
      state.update(.tick)
      #expect(state.reading.count == 5, "\(key)")
    }
    var state = try talking("She is busy today")
    try state.press("t g Space")
    for _ in 0..<8 { state.update(.tick) }
    #expect(state.reading.count == 5 && state.position == 5)
  }

  @Test("T takes a temperature and what else is named, and says what is wrong with it")
  func options() throws {
    var state = try testState("She is busy today ... I")
    try state.press("T")
    #expect(state.prompt?.text == "1 seed=1")
    try state.press("Ctrl-U 0 Space k = 3 Enter")
    #expect(state.talk.options.temperature == 0 && state.talk.options.topK == 3)
    #expect(state.message == "the network speaks with temperature 0, the 3 likeliest words, seed 1")
    try state.press("T Ctrl-U x = 1 Enter")
    #expect(state.message?.contains("found “x=1”") == true && state.prompt != nil)
    try state.press("Ctrl-U p = 2 Enter")
    #expect(state.message?.hasPrefix("top-p: expected") == true)
    for (typed, found) in [("a b c", "abc"), ("k = x", "x"), ("p = ,", ","), ("1 e 9 9", "1e99")] {
      try state.press("Ctrl-U \(typed) Enter")
      #expect(state.message?.contains("found “\(found)”") == true, "\(state.message ?? "")")
    }
    try state.press("Escape l l l l l")
    let logits = state.reading.trace.logits(at: state.position)
    let likeliest = logits.indices.filter { !state.model.unspokenIDs.contains($0) }
      .max { logits[$0] < logits[$1] }
    try state.press("t")
    #expect(state.reading[state.position].id == likeliest && state.position == 7)
  }

  @Test("What is interfered with is heard")
  func interference() throws {
    var (plain, silenced) = (try talking("She is busy today"), try testState("She is busy today"))
    // Every unit silent: the network predicts the same after every word.
    try silenced.press("X")
    silenced.interferences = (0..<24).map { .init(.silence, unit: $0) }
    try silenced.press("g e T h e y Enter G t")
    for _ in 0..<20 {
      plain.update(.tick)
      silenced.update(.tick)
    }
    #expect(plain.reading.tokens.map(\.text) != silenced.reading.tokens.map(\.text))
    #expect(silenced.reading.trace.logits(at: 4) == silenced.reading.trace.logits(at: 9))
  }
}
