import Language
import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the figure of a unit is another one's, or of other texts.
@Suite struct ContrastTests {
  private static let words = (0..<12).map { "w\($0)" }
  private let tokenizer = Tokenizer(vocabulary: Vocabulary(words: words))

  /// Random texts of 2 to 9 words for each of two words.
  private func sets(seed: UInt64, count: Int = 14) throws -> ContrastSets {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<2 * count).map { index -> AgreementSuite.Row in
      let length = Int.random(in: 2...9, using: &generator)
      let prefix = (0..<length).map { _ in Self.words.randomElement(using: &generator) ?? "w0" }
      let isFirst = index < count + 2
      return AgreementSuite.Row(
        condition: "x", prefix: prefix.joined(separator: " "), right: isFirst ? "w1" : "w2",
        wrong: isFirst ? "w2" : "w1")
    }
    return try ContrastSets(
      of: "x", in: AgreementSuite(rows: rows), tokenizer: tokenizer)
  }

  @Test("AUC, means and deviations are those of plain loops", arguments: CellKind.allCases)
  func bruteForce(cell: CellKind) throws {
    let recorder = TraceRecorder(randomNetwork(cell, hidden: 5, layers: 2, scale: 2, seed: 6))
    let sets = try sets(seed: 3)
    let contrast = try Contrast(of: sets, by: recorder)
    #expect(contrast.distances.count >= 3)
    let memory: Quantity = cell == .lstm ? .cell : .hidden
    let quantities: [Quantity] =
      switch cell {
      case .lstm: [.candidate, .input, .forget, .cell, .output]
      case .gru: [.candidate, .update, .reset, .hidden]
      case .rnn: [.hidden]
      }
    for layer in 0..<2 {
      let result = contrast.layers[layer]
      #expect(result.memory == memory)
      #expect(result.quantities == quantities)
      for distance in contrast.distances {
        /// The values of one set at this distance, computed from its texts.
        func values(_ quantity: Quantity, _ unit: Int, _ side: LayerContrast.Side) -> [Float] {
          let texts = side == .first ? sets.first.texts : sets.second.texts
          return texts.filter { $0.count > distance }.map { text in
            recorder.trace(of: text).layers[layer][quantity, text.count - distance, unit]
          }
        }
        let counts = contrast.counts(at: distance)
        #expect(counts.first == values(memory, 0, .first).count)
        #expect(counts.second == values(memory, 0, .second).count)
        #expect(min(counts.first, counts.second) >= ContrastSets.fewestTexts)
        for unit in [0, 4] {
          var pairs = 0.0
          let (first, second) = (values(memory, unit, .first), values(memory, unit, .second))
          // What differs by rounding alone is a tie.
          let least = 1e-6 * Double((first + second).map(abs).max() ?? 0)
          for a in first {
            for b in second {
              let difference = Double(a) - Double(b)
              pairs += abs(difference) <= least ? 0.5 : (difference > 0 ? 1 : 0)
            }
          }
          let expected = Float(pairs / Double(first.count * second.count))
          #expect(abs(result.area(unit: unit, at: distance) - expected) < 1e-6)
          for quantity in result.quantities {
            for side in LayerContrast.Side.allCases {
              let sample = values(quantity, unit, side).map(Double.init)
              let mean = sample.reduce(0, +) / Double(sample.count)
              let variance =
                sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sample.count)
              let spread = result.spread(of: quantity, unit: unit, in: side, at: distance)
              #expect(abs(Double(spread.mean) - mean) < 1e-5)
              #expect(abs(Double(spread.deviation) - variance.squareRoot()) < 1e-5)
            }
          }
        }
      }
    }
  }

  @Test("Units stand by how well they tell the sets apart at the last word")
  func ranking() throws {
    let recorder = TraceRecorder(randomNetwork(hidden: 8, seed: 6))
    let layer = try Contrast(of: sets(seed: 4), by: recorder).layers[0]
    let distances = layer.ranking.units.map { abs(layer.area(unit: $0, at: 0) - 0.5) }
    #expect(distances == distances.sorted(by: >) && distances[0] > 0)
    #expect(layer.ranking.criterion == .contrast)
  }

  @Test("It tells how far it has come, and stops when told to")
  func progress() throws {
    let recorder = TraceRecorder(randomNetwork(hidden: 4, seed: 6))
    let progress = WorkProgress()
    _ = try Contrast(of: sets(seed: 4), by: recorder, progress: progress)
    #expect(progress.share > 0.8)
    progress.cancel()
    #expect(throws: CancellationError.self) {
      try Contrast(of: sets(seed: 4), by: recorder, progress: progress)
    }
  }
}
