import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, nobody can see the counter count.
@Suite struct CounterModelTests {
  private let model: TokenModel
  private let recorder: TraceRecorder

  /// The unit that the viewer opens with.
  private let unit: Int

  init() throws {
    model = try ModelCatalog.load("counter")
    recorder = TraceRecorder(model.network)
    unit = try #require(ModelCatalog.example(of: "counter")?.unit)
  }

  private func words(_ count: Int) -> [String] {
    Array(repeating: "a", count: count) + ["x"] + Array(repeating: "b", count: count) + ["."]
  }

  /// Reads aⁿ x bⁿ after a shorter one, and gives the trace and where it begins.
  private func trace(_ count: Int, after first: Int? = 3) throws -> (Trace, start: Int) {
    let before = first.map(words) ?? []
    let ids = try (before + words(count)).map { try #require(model.vocabulary.id(of: $0)) }
    return (recorder.trace(of: ids), before.count)
  }

  /// Whether every b is foretold until there are n of them, and then the dot.
  private func isRight(_ count: Int, after first: Int? = 3) throws -> Bool {
    let (trace, start) = try trace(count, after: first)
    return (0...count).allSatisfy { read in
      let likeliest = trace.predictions(at: start + count + 1 + read, count: 1).first?.word
      return likeliest.map { model.vocabulary[$0] } == (read < count ? "b" : ".")
    }
  }

  @Test("It was trained on up to 10 and is right up to 36, which is what the page says")
  func range() throws {
    for count in 1...36 { #expect(try isRight(count), "\(count)") }
    #expect(try !isRight(37))
    for count in 1...35 { #expect(try isRight(count, after: nil), "\(count)") }
    #expect(try !isRight(36, after: nil))
    let grammar = try GrammarFile.load(EnglishText.examples + "counter.grammar")
    var generator = SeededGenerator(seed: 30)
    let text = try TrainingText(
      grammar: grammar, count: 2000, unknownInterval: 0, using: &generator)
    let a = try #require(text.vocabulary.id(of: "a"))
    let longest = text.training.map { ids in ids.split { $0 != a }.map(\.count).max() ?? 0 }.max()
    #expect(longest == 10)
  }

  @Test("One unit goes up by a step with each a and down by as much with each b; no other does")
  func counting() throws {
    let count = 8
    let (trace, start) = try trace(count)
    let layer = trace.top
    func steps(_ unit: Int, after words: ClosedRange<Int>) -> [Float] {
      words.map { layer[.cell, start + $0, unit] - layer[.cell, start + $0 - 1, unit] }
    }
    for unit in 0..<layer.hiddenSize {
      let up = steps(unit, after: 2...count)
      let down = steps(unit, after: (count + 2)...(2 * count + 1))
      if unit == self.unit {
        #expect(up.allSatisfy { (0.6...0.9).contains($0) }, "\(up)")
        #expect(down.allSatisfy { (-0.9 ... -0.6).contains($0) }, "\(down)")
      } else {
        let (rise, fall) = (up.reduce(0, +), down.reduce(0, +))
        #expect(rise * fall >= 0 || min(abs(rise), abs(fall)) < 2, "\(unit): \(rise) \(fall)")
      }
    }
    // At the end as much is taken off as was put on, give or take one step.
    #expect(abs(layer[.cell, start + 2 * count + 1, unit]) < 1)
  }
}
