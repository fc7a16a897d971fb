import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, the selected unit's numbers do not add up at some word.
@Suite struct UnitHistoryTests {
  @Test("At every word the printed parts add up to the printed C", arguments: [2, 3, 6, 20])
  func addsUp(rows: Int) throws {
    let layer = try testState("she is busy today ... they are busy . i am").layerTrace
    for unit in 0..<24 {
      for positions in [1...11, 4...9] {
        let history = UnitHistory(of: layer, unit: unit, positions: positions, rows: rows)
        #expect(history.kinds.count <= rows && history.kinds.last == .total)
        for (place, position) in positions.enumerated() {
          let column = history.hundredths.map { $0[place] }
          let total = try #require(column.last ?? nil)
          #expect(column.dropLast().reduce(0) { $0 + ($1 ?? 0) } == total)
          #expect(abs(Float(total) - 100 * layer[.cell, position, unit]) <= 0.51)
        }
      }
    }
  }

  @Test("Every word that has a row has the ledger's numbers, from where it was read on")
  func values() throws {
    let layer = try testState("she is busy today ... they are busy . i am").layerTrace
    let history = UnitHistory(of: layer, unit: 5, positions: 1...11, rows: 13)
    #expect(history.kinds == (1...11).map { .word($0) } + [.total])
    for k in 1...11 {
      for position in 1...11 {
        let shown = history.hundredths[k - 1][position - 1]
        let left = Ledger(of: layer, unit: 5, at: position).entry(at: k)?.left
        #expect((shown == nil) == (left == nil))
        if let shown, let left { #expect(abs(Float(shown) - 100 * left) < 1.5) }
      }
    }
  }

  @Test("Where there is no room for all, the words that wrote most have the rows")
  func largest() throws {
    let layer = try testState("she is busy today ... they are busy . i am").layerTrace
    let history = UnitHistory(of: layer, unit: 5, positions: 1...11, rows: 5)
    let written = (1...11).map {
      abs(layer[.input, $0, 5] * layer[.candidate, $0, 5])
    }
    let largest = written.indices.sorted { written[$0] > written[$1] }.prefix(3).map { $0 + 1 }
    #expect(history.kinds == largest.sorted().map { .word($0) } + [.others, .total])
  }
}
