import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, the example of brackets shows no depth, or its page is wrong.
@Suite struct BracketsModelTests {
  private static let text = LearningText(name: "brackets", kind: .character)

  private let model: TokenModel
  private let recorder: TraceRecorder

  init() throws {
    model = try ModelCatalog.load("brackets")
    recorder = TraceRecorder(model.network)
  }

  @Test("It closes the right bracket as often as the page says, at each depth")
  func table() throws {
    let result = SuiteResult(of: NetworkLanguageModel(model), on: try Self.text.questions())
    let table = try DocumentedTable(of: "docs/examples.md", below: "## brackets")
    #expect(result.conditions.count == 10)
    for condition in result.conditions {
      #expect(condition.rows == 200 && condition.skipped == 0 && condition.unknown == 0)
      let accuracy = 100 * (try #require(condition.accuracy))
      let stated = try #require(table.number(in: 2, of: condition.condition))
      #expect(abs(stated - accuracy) < 0.051, "\(condition)")
    }
  }

  @Test("No question of twelve characters or more begins a text that it learnt from")
  func heldOut() throws {
    let seed = try #require(try Self.text.number(after: "seed"))
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = try TrainingText(
      grammar: try Self.text.grammar(), count: 20_000, kind: .character, unknownInterval: 0,
      using: &generator)
    #expect(text.vocabulary == model.vocabulary)
    #expect(
      model.training?.contains("(20000 texts of \(text.tokenCount) characters") == true)
    let asked = try Self.text.questions().prefixes(by: model.textTokenizer)
      .filter { $0.count >= 12 }
    #expect(asked.count > 1500)
    let read = Set(text.training.map { $0.prefix(12) })
    let found = asked.filter { prefix in
      read.contains(prefix.prefix(12)) && text.training.contains { $0.starts(with: prefix) }
    }
    #expect(found.isEmpty, "\(found.count)")
  }

  /// How well a unit's C goes with something over texts that were not learnt from.
  private func correlation(
    of unit: Int, with feature: (_ depth: Int, _ isQuoted: Bool) -> Double
  ) throws -> Double {
    var generator = SeededGenerator(seed: 77)
    let grammar = try Self.text.grammar()
    var (values, features): ([Double], [Double]) = ([], [])
    for _ in 0..<150 {
      let text = try grammar.sample(using: &generator).joined()
      let trace = recorder.trace(of: try model.textTokenizer.tokens(in: text).map(\.id))
      var (depth, isQuoted) = (0, false)
      for (index, character) in text.enumerated() {
        if character == "'" { isQuoted.toggle() }
        if !isQuoted, "([".contains(character) { depth += 1 }
        if !isQuoted, ")]".contains(character) { depth -= 1 }
        values.append(Double(trace.top[.cell, index + 1, unit]))
        features.append(feature(depth, isQuoted))
      }
    }
    return Statistics.correlation(values, features)
  }

  @Test("The unit it opens with holds how deep it is, another whether it is in quotes")
  func units() throws {
    let unit = try #require(ModelCatalog.example(of: "brackets")?.unit)
    #expect(try correlation(of: unit) { depth, _ in Double(depth) } > 0.98)
    #expect(try correlation(of: 7) { _, isQuoted in isQuoted ? 1 : 0 } > 0.95)
  }

  @Test("In the example the depth goes up by one and down by one, and quotes do not count")
  func example() throws {
    let text = try EnglishText.read("brackets.txt").filter { $0 != "\n" }
    let trace = recorder.trace(of: try model.textTokenizer.tokens(in: text).map(\.id))
    let unit = try #require(ModelCatalog.example(of: "brackets")?.unit)
    var (depth, isQuoted) = (0, false)
    for (index, character) in text.enumerated() {
      if character == "'" { isQuoted.toggle() }
      if !isQuoted, "([".contains(character) { depth += 1 }
      if !isQuoted, ")]".contains(character) { depth -= 1 }
      let value = Double(trace.top[.cell, index + 1, unit])
      #expect(abs(value - Double(depth)) < 0.5, "\(index): \(value) at depth \(depth)")
    }
  }
}
