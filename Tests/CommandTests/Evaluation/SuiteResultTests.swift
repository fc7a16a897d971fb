import Foundation
import Language
import Testing

@testable import lstm_tui

/// If one of these fails, a model's accuracy is not what the table says.
@Suite struct SuiteResultTests {
  /// A model for which a word is the likelier the earlier it stands in the vocabulary.
  private struct EarlyWords: LanguageModel {
    var name = "early"
    var textTokenizer: Tokenizer

    func logProbability(of words: [Int], after text: [Int]) -> Double {
      words.reduce(0) { $0 - Double($1) }
    }
  }

  private func result(_ text: String, words: [String]) throws -> SuiteResult {
    SuiteResult(
      of: EarlyWords(textTokenizer: Tokenizer(vocabulary: Vocabulary(words: words))),
      on: try AgreementSuite(parsing: text))
  }

  @Test("A row is right when the right word is more probable, not when it is as probable")
  func rightness() throws {
    let result = try result(
      "x\ta\tb\tc\nx\ta\tc\tb\nx\ta\tb\tB\ny\ta\ta\tc d", words: ["<unk>", "a", "b", "c", "d"])
    #expect(result.conditions.map(\.condition) == ["x", "y"])
    #expect(result.conditions.map(\.rows) == [3, 1])
    #expect(result.conditions.map(\.right) == [1, 1])
    #expect(result.conditions[0].accuracy == 1.0 / 3)
  }

  @Test("Words the model does not know are told, not guessed")
  func unknownWords() throws {
    let text = "x\ta zebra\tb\tc\nx\ta\tzebra\tc\nx\ta\tb\tzebra"
    let known = try result(text, words: ["<unk>", "a", "b", "c"]).conditions[0]
    #expect(known.rows == 1 && known.right == 1 && known.unknown == 1 && known.skipped == 2)
    let closed = try result(text, words: ["a", "b", "c"]).conditions[0]
    #expect(closed.rows == 0 && closed.skipped == 3)
    #expect(closed.accuracy == nil)
  }

  @Test("JSON has the names the manual promises")
  func json() throws {
    let result = try result("x\ta\tb\tc", words: ["<unk>", "a", "b", "c"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(result), as: UTF8.self)
        == #"{"conditions":[{"accuracy":1,"condition":"x","right":1,"rows":1,"skipped":0,"unknown":0}],"#
        + #""model":"early"}"#)
  }

  @Test("The table has a column for each model and notes for what was not asked")
  func table() throws {
    let words = ["<unk>", "a", "b", "c"]
    var other = try result("long-name\ta\tc\tb\ny\tzoo\tb\tc\ny\ta\tzoo\tc", words: words)
    other.model = "a longer name"
    let first = try result("long-name\ta\tb\tc\ny\tzoo\tb\tc\ny\ta\tzoo\tc", words: words)
    #expect(
      SuiteTable(results: [first, other]).lines == [
        "condition  rows    early  a longer name",
        "long-name     1  100.0 %          0.0 %",
        "y             1  100.0 %        100.0 %",
        "early: 1 prefixes hold words it does not know",
        "early: 1 rows not counted, as it does not know their words",
        "a longer name: 1 prefixes hold words it does not know",
        "a longer name: 1 rows not counted, as it does not know their words",
      ])
  }
}
