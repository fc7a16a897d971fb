import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the ledger blames a word for what another one wrote.
@Suite struct LedgerTests {
  @Test("The rows add up to the cell state", arguments: [Float(0.3), 1, 3])
  func rowsAddUp(scale: Float) {
    for seed in 1...5 {
      let layer = randomTrace(scale: scale, seed: UInt64(seed)).top
      for unit in 0..<layer.hiddenSize {
        for position in 0...layer.tokenCount {
          let ledger = Ledger(of: layer, unit: unit, at: position)
          #expect(ledger.entries.count == position)
          #expect(abs(ledger.total - layer[.cell, position, unit]) <= 1e-5)
        }
      }
    }
  }

  @Test("What is left of a write is what follows it with nothing else written")
  func bruteForce() {
    let layer = randomTrace(tokens: 20).top
    let ledger = Ledger(of: layer, unit: 4, at: 20)
    for entry in ledger.entries {
      var value = layer[.input, entry.position, 4] * layer[.candidate, entry.position, 4]
      #expect(value == entry.written)
      for later in stride(from: entry.position + 1, through: 20, by: 1) {
        value *= layer[.forget, later, 4]
      }
      #expect(abs(value - entry.left) <= 1e-6)
    }
  }

  @Test("In a long text what came before the last words is one part, and the sum still holds")
  func longText() {
    let layer = randomTrace(tokens: 1200, scale: 0.5, seed: 8).top
    for unit in 0..<layer.hiddenSize {
      for position in [499, 500, 501, 1200] {
        let ledger = Ledger(of: layer, unit: unit, at: position)
        #expect(ledger.entries.count == min(500, position))
        #expect(ledger.entries.last?.position == position)
        #expect(ledger.entry(at: position - 3) == ledger.entries[ledger.entries.count - 4])
        #expect(ledger.entry(at: position - 500) == nil)
        #expect(abs(ledger.total - layer[.cell, position, unit]) <= 1e-5)
      }
    }
  }

  @Test("The dominant entry is the one with most left, whatever its sign")
  func dominant() {
    let layer = randomTrace(tokens: 30, seed: 3).top
    let ledger = Ledger(of: layer, unit: 0, at: 30)
    let largest = ledger.entries.map { abs($0.left) }.max()
    #expect(ledger.dominant.map { abs($0.left) } == largest)
    #expect(Ledger(of: layer, unit: 0, at: 0).dominant == nil)
  }
}
