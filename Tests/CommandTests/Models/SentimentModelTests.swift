import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, the example of negation shows none.
@Suite struct SentimentModelTests {
  private static let text = LearningText(name: "sentiment", kind: .word)

  private let model: TokenModel
  private let recorder: TraceRecorder

  init() throws {
    model = try ModelCatalog.load("sentiment")
    recorder = TraceRecorder(model.network)
  }

  private func trace(of text: String) throws -> Trace {
    let tokens = try model.textTokenizer.tokens(in: text)
    #expect(tokens.allSatisfy { !$0.isUnknown }, "\(text)")
    return recorder.trace(of: tokens.map(\.id))
  }

  /// What it says at the end of a text.
  private func label(of text: String) throws -> String? {
    let trace = try trace(of: text)
    return trace.predictions(at: trace.tokenCount, count: 1).first.map { model.labels[$0.word] }
  }

  @Test("What the page says it gets right and wrong is what it gets right and wrong")
  func table() throws {
    let result = SuiteResult(of: NetworkLanguageModel(model), on: try Self.text.questions())
    let table = try DocumentedTable(of: "docs/examples.md", below: "## sentiment")
    #expect(result.conditions.count == 7)
    for condition in result.conditions {
      #expect(condition.rows == 200 && condition.skipped == 0 && condition.unknown == 0)
      let accuracy = 100 * (try #require(condition.accuracy))
      let stated = try #require(table.number(in: 2, of: condition.condition))
      #expect(abs(stated - accuracy) < 0.051, "\(condition)")
    }
  }

  @Test("The pairs of the never lines were not in one sentence that it learnt from")
  func pairs() throws {
    let grammar = try Self.text.grammar()
    var generator = SeededGenerator(seed: 1)
    let read = try AgreementSuite(
      sampling: grammar, count: 5000, areRead: true, using: &generator)
    #expect(model.training?.contains("(\(read.rows.count) texts") == true)
    #expect(grammar.exclusions.count == 6)
    for pair in grammar.exclusions {
      let together = read.rows.filter { row in
        let words = row.prefix.split(separator: " ").map(String.init)
        guard let first = words.firstIndex(of: pair.first) else { return false }
        return words[first...].contains(pair.second)
      }
      #expect(together.isEmpty, "\(pair)")
    }
    let asked = try Self.text.questions().rows.filter { $0.condition == "unseen" }
    for row in asked {
      let words = row.prefix.split(separator: " ").map(String.init)
      #expect(
        grammar.exclusions.contains { words.contains($0.first) && words.contains($0.second) })
    }
  }

  @Test("“boring” writes one sign, after “not” the other: the negation turns the memory round")
  func flip() throws {
    let unit = try #require(ModelCatalog.example(of: "sentiment")?.unit)
    let plain = try trace(of: "the film was boring in the end .").top
    let negated = try trace(of: try EnglishText.read("sentiment.txt")).top
    #expect(plain[.cell, 4, unit] > 0.5)
    #expect(negated[.cell, 4, unit] > 0.9 && negated[.cell, 6, unit] > 0.8)
    #expect(negated[.cell, 7, unit] < -0.3 && negated[.cell, 11, unit] < -0.3)
    #expect(try label(of: "the film was boring in the end .") == "negative")
    #expect(try label(of: try EnglishText.read("sentiment.txt")) == "positive")
  }

  @Test("A negation of a negation it takes for one: the example of what it gets wrong")
  func doubleNegation() throws {
    #expect(try label(of: try EnglishText.read("double-negation.txt")) == "negative")
    #expect(try label(of: "they do not say that the film is good .") == "negative")
    #expect(try label(of: "the film is not good .") == "negative")
  }
}
