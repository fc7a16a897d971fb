import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, view 4 blames a word for what another one wrote.
@Suite struct LedgerTableTests {
  @Test("Each column is the ledger of its unit", arguments: [0, 1, 2, 30, 60])
  func agreesWithLedger(position: Int) {
    let layer = randomTrace(seed: 2).top
    let table = LedgerTable(of: layer, at: position)
    #expect(table.positions == 1..<position + 1)
    for unit in 0..<layer.hiddenSize {
      let ledger = Ledger(of: layer, unit: unit, at: position)
      #expect(table.earlier[unit] == ledger.earlier)
      for entry in ledger.entries {
        #expect(abs(table[entry.position, unit] - entry.left) <= 1e-7)
        #expect(
          table.left(at: entry.position)[table.left(at: entry.position).startIndex + unit]
            == table[entry.position, unit])
      }
    }
  }

  @Test("The rows add up to C in every unit", arguments: [Float(0.3), 1, 3])
  func addsUp(scale: Float) {
    let layer = randomTrace(hidden: 30, tokens: 700, scale: scale, seed: 4).top
    for position in [0, 1, 7, 499, 500, 501, 700] {
      let table = LedgerTable(of: layer, at: position)
      #expect(table.positions.count == min(Ledger.reach, position))
      for unit in 0..<30 {
        let sum = table.positions.reduce(Double(table.earlier[unit])) {
          $0 + Double(table[$1, unit])
        }
        #expect(abs(sum - Double(layer[.cell, position, unit])) <= 1e-5)
      }
    }
  }

  @Test("What is left of a write is what follows it with nothing else written, in float64")
  func bruteForce() {
    let layer = randomTrace(tokens: 25, scale: 2, seed: 6).top
    let table = LedgerTable(of: layer, at: 25)
    for k in 1...25 {
      for unit in 0..<layer.hiddenSize {
        var value = Double(layer[.input, k, unit]) * Double(layer[.candidate, k, unit])
        for m in stride(from: k + 1, through: 25, by: 1) {
          value *= Double(layer[.forget, m, unit])
        }
        #expect(abs(value - Double(table[k, unit])) <= 1e-6)
      }
    }
  }

  @Test("Where an interference put C there, nothing before survives, as in the ledger")
  func interference() {
    let network = randomNetwork(hidden: 5, seed: 3)
    let tokens = (0..<20).map { $0 % 12 }
    let trace = TraceRecorder(network).trace(
      of: tokens,
      interventions: [
        Intervention(quantity: .cell, unit: 2, positions: 7...7, value: 1.5),
        Intervention(quantity: .cell, unit: 4, positions: 9...20, value: 0),
        Intervention(quantity: .forget, unit: 0, positions: 1...20, value: 1),
      ])
    for position in 0...20 {
      let table = LedgerTable(of: trace.top, at: position)
      for unit in 0..<5 {
        let ledger = Ledger(of: trace.top, unit: unit, at: position)
        for entry in ledger.entries {
          #expect(abs(table[entry.position, unit] - entry.left) <= 1e-7)
        }
        let sum = table.positions.reduce(table.earlier[unit]) { $0 + table[$1, unit] }
        #expect(abs(sum - trace.top[.cell, position, unit]) <= 1e-5)
      }
    }
    #expect(LedgerTable(of: trace.top, at: 12)[3, 2] == 0)
  }
}
