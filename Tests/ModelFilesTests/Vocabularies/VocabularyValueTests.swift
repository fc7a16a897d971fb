import Testing

@testable import ModelFiles

/// If one of these fails, an error does not say what was found in a file.
@Suite struct VocabularyValueTests {
  @Test("JSON becomes values of the same kinds")
  func json() throws {
    let value = try VocabularyValue(
      json: Array(#"{"b": [1, "x", null, true, 0.5], "a": {"k": 3}}"#.utf8), path: "x")
    #expect(value["b"] == .list([.integer(1), .text("x"), .nothing, .flag(true), .other]))
    #expect(value["a"]?["k"]?.integer == 3)
    #expect(value["c"] == nil)
    #expect(value["b"]?["k"] == nil)
  }

  @Test("Every value has a name that fits a line")
  func summaries() {
    #expect(VocabularyValue.list([.map([])]).summary == "a list that begins with a dictionary")
    #expect(
      VocabularyValue.map([], className: "__main__.Vocab").summary
        == "an object of the class __main__.Vocab")
    let entry = VocabularyValue.Entry(key: .integer(3), value: .other)
    #expect(VocabularyValue.map([entry]).summary == "a dictionary whose “3” is something else")
  }
}
