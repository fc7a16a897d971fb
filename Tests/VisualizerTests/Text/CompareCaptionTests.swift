import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, a sentence says that two texts differ where they do not, or by how much.
@Suite struct CompareCaptionTests {
  private func caption(_ state: ViewerState) throws -> Caption {
    CompareCaption(state, try #require(state.compared), try #require(state.comparison)).caption
  }

  @Test("Before, at and after the first difference it says which of these it is")
  func places() throws {
    var state = try testState("she is busy today ... i am")
    #expect(state.compare(with: "she is tab today ... i am") == nil)
    state.position = 2
    #expect(
      try caption(state).sentence
        == "is read in both; they differ first at “busy” / “tab”")
    state.position = 3
    let differs = try caption(state)
    #expect(differs.word == "“busy” / “tab”")
    #expect(differs.sentence.hasPrefix("differs: unit \(state.unit) is at "))
    for unit in state.shownOrder {
      state.unit = unit
      state.position = 5
      let values = try #require(state.comparison?.values(unit: unit, column: 4))
      let sentence = try caption(state).sentence
      let isLarge = abs(values.difference) >= state.thresholds.held
      #expect(
        sentence.hasPrefix("unit \(unit) tells A from B 2 words after “busy” / “tab”") == isLarge)
      #expect(sentence.contains("no longer tells A from B 2 words after") == !isLarge)
    }
  }

  @Test("A word that only one has is named as such")
  func gaps() throws {
    var state = try testState("she is busy today")
    #expect(state.compare(with: "she is today") == nil)
    state.position = 3
    #expect(try caption(state).sentence == "stands only in A")
    var other = try testState("she is today")
    #expect(other.compare(with: "she is busy today") == nil)
    other.position = 2
    #expect(try caption(other).sentence.hasSuffix("they differ first at “busy” in B"))
    other.position = 3
    #expect(try caption(other).sentence.contains("after “busy” in B: "))
  }

  @Test("The same words say that nothing differs")
  func same() throws {
    var state = try testState("she is busy")
    #expect(state.compare(with: "She is busy") == nil)
    #expect(try caption(state).sentence.hasPrefix("is read in both: A and B are the same words"))
  }

  @Test("It says what each expects next")
  func predictions() throws {
    var state = try testState("she is busy today")
    #expect(state.compare(with: "they are busy today") == nil)
    state.position = 3
    let vocabulary = state.model.vocabulary
    let text = try caption(state).prediction
    for (name, reading) in [("A", state.reading), ("B", state.compared?.reading)] {
      let trace = try #require(reading).trace
      let best = try #require(trace.predictions(at: 3, count: 1).first)
      #expect(text.contains("in \(name): “\(vocabulary[best.word])”"))
    }
  }
}
