import Testing

@testable import Language

struct AgreementSuiteTests {
  typealias Row = AgreementSuite.Row

  @Test("Anybody's file is read: with a first line of names or without, any line ends")
  func parses() throws {
    let rows = [
      Row(condition: "near", prefix: "the cat near the dogs", right: "is", wrong: "are"),
      Row(condition: "near", prefix: "the dogs", right: "are", wrong: "is"),
      Row(condition: "tag", prefix: "she is , isn't", right: "she", wrong: "he"),
    ]
    let bare =
      "near\tthe cat near the dogs\tis\tare\r\n# note\n\nnear\tthe dogs \tare\tis\ntag\tshe is , isn't\tshe\the"
    #expect(try AgreementSuite(parsing: bare).rows == rows)
    let suite = try AgreementSuite(parsing: "Condition\tPrefix\tRight\tWrong\n" + bare)
    #expect(suite.rows == rows)
    #expect(suite.conditions == ["near", "tag"])
    #expect(try AgreementSuite(parsing: suite.text) == suite)
  }

  @Test(
    "A broken line is named",
    arguments: [
      (
        "a\tb\tc\td\nthe cat\tis",
        "line 2: expected condition, prefix, right and wrong word with tabs between them, found 2 fields"
      ),
      (
        "the cat is are",
        "line 1: expected condition, prefix, right and wrong word with tabs between them, found 1 field"
      ),
      ("a\tb\t\td", "line 1: expected the right word, found nothing"),
      ("a\t \tc\td", "line 1: expected the prefix, found nothing"),
      ("", "expected lines of condition, prefix, right and wrong word, found none"),
      (
        "condition\tprefix\tright\twrong",
        "expected lines of condition, prefix, right and wrong word, found none"
      ),
    ])
  func errors(text: String, expected: String) {
    let error = #expect(throws: AgreementSuite.ParseError.self) {
      try AgreementSuite(parsing: text)
    }
    #expect(error?.description == expected)
  }

  @Test("Questions drawn from a grammar are all different, and as many as there are")
  func sampling() throws {
    let grammar = try Grammar(
      """
      Near-it -> the A A => is / are | the A => is / are
      Rare -> b => x / y
      A -> cat | dog | bird
      """)
    var generator = SeededGenerator(seed: 2)
    let suite = try AgreementSuite(sampling: grammar, count: 8, using: &generator)
    #expect(suite.conditions == ["near-it", "rare"])
    #expect(suite.rows.filter { $0.condition == "near-it" }.count == 8)
    #expect(suite.rows.filter { $0.condition == "rare" }.count == 1)
    #expect(Set(suite.rows).count == suite.rows.count)
  }

  @Test("As texts with labels they keep the never lines, which questions need not")
  func labels() throws {
    let grammar = try Grammar(
      """
      never a y
      Opinion -> First Second => good / bad
      First -> a | b
      Second -> x | y
      """)
    func drawn(areRead: Bool) throws -> AgreementSuite {
      var generator = SeededGenerator(seed: 4)
      return try AgreementSuite(
        sampling: grammar, count: 4, separator: "", areRead: areRead, using: &generator)
    }
    #expect(Set(try drawn(areRead: false).rows.map(\.prefix)) == ["ax", "ay", "bx", "by"])
    let read = try drawn(areRead: true)
    #expect(Set(read.labelledText.split(separator: "\n")) == ["ax\tgood", "bx\tgood", "by\tgood"])
  }
}
