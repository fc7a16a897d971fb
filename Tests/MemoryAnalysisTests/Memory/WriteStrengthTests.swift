import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the tint of the words shows a memory that is not there.
@Suite struct WriteStrengthTests {
  /// |i_k · C̃_k · ∏ f| in float64, straight from its definition.
  private func left(_ layer: LayerTrace, _ k: Int, _ unit: Int, at t: Int) -> Double {
    var value = Double(layer[.input, k, unit]) * Double(layer[.candidate, k, unit])
    for m in stride(from: k + 1, through: t, by: 1) { value *= Double(layer[.forget, m, unit]) }
    return abs(value)
  }

  private let weights: [Float] = [0.5, -2, 0, 1, 3, -0.25, 0.75, -1, 4]

  @Test("Strengths are the sums of what is left", arguments: [0, 1, 13, 40])
  func bruteForce(position: Int) {
    let layer = randomTrace(tokens: 40, scale: 2, seed: 12).top
    let table = LedgerTable(of: layer, at: position)
    let ofUnit = WriteStrength.unit(4).values(in: table)
    let ofAll = WriteStrength.allUnits.values(in: table)
    let weighted = WriteStrength.weighted(weights).values(in: table)
    #expect(ofUnit.count == position)
    for k in 0..<position {
      let parts = (0..<9).map { left(layer, k + 1, $0, at: position) }
      #expect(abs(Double(ofUnit[k]) - parts[4]) <= 1e-5)
      #expect(abs(Double(ofAll[k]) - parts.reduce(0, +)) <= 1e-5)
      let expected = zip(parts, weights).reduce(0) { $0 + $1.0 * abs(Double($1.1)) }
      #expect(abs(Double(weighted[k]) - expected) <= 1e-5)
    }
  }

  @Test("Nothing is ever stronger than the peak, and the peak is reached")
  func peak() {
    let layer = randomTrace(tokens: 60, seed: 5).top
    for kind in [WriteStrength.unit(2), .allUnits, .weighted(weights)] {
      let all = (0...60).flatMap { kind.values(in: LedgerTable(of: layer, at: $0)) }
      #expect(all.max() == kind.peak(in: layer))
    }
  }

  @Test("Where nothing was read nothing is strong")
  func empty() {
    let layer = randomTrace(tokens: 0).top
    #expect(WriteStrength.allUnits.peak(in: layer) == 0)
    #expect(WriteStrength.allUnits.values(in: LedgerTable(of: layer, at: 0)).isEmpty)
  }
}
