import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the ledger hides the word that matters or does not add up.
@Suite struct LedgerExcerptTests {
  @Test("Rows and others add up to C, whatever the room")
  func addsUp() throws {
    let state = try testState(
      Array(repeating: "she is busy today .", count: 6).joined(separator: " "))
    let layer = state.layerTrace
    for unit in 0..<layer.hiddenSize {
      for position in 1...layer.tokenCount {
        for rows in [0, 1, 3, 8] {
          let excerpt = LedgerExcerpt(
            Ledger(of: layer, unit: unit, at: position), layer: layer, unit: unit, rows: rows)
          let sum = excerpt.lines.reduce(excerpt.others ?? 0) { $0 + $1.left }
          #expect(sum == excerpt.total)
          #expect(abs(Float(excerpt.total) / 100 - layer[.cell, position, unit]) <= 0.006)
          #expect(excerpt.lines.count + (excerpt.others == nil ? 0 : 1) <= max(1, rows))
          #expect(excerpt.lines.count + excerpt.otherCount == position)
        }
      }
    }
  }

  @Test("What was just let go still has its row")
  func letGoIsSeen() throws {
    let state = try testState("she is busy today . they are busy .")
    let layer = state.layerTrace
    var seen = 0
    for unit in 0..<layer.hiddenSize {
      for position in 2...layer.tokenCount {
        let step = MemoryStep(of: layer, unit: unit, at: position)
        guard step.keptShare < 0.1, let source = step.source, abs(source.left) > 0.3 else {
          continue
        }
        let excerpt = LedgerExcerpt(
          Ledger(of: layer, unit: unit, at: position), layer: layer, unit: unit, rows: 6)
        #expect(excerpt.lines.contains { $0.entry.position == source.position })
        seen += 1
      }
    }
    #expect(seen > 0)
  }
}
