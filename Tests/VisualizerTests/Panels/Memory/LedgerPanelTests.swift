import MemoryAnalysis
import Testing

@testable import Visualizer

/// If this fails, the ledger names a word with another word's share.
@Suite struct LedgerPanelTests {
  @Test("Each row is a word, what was written, what is left, and the share that survived")
  func rows() throws {
    var state = try testState("she is busy today")
    state.position = 4
    let ledger = Ledger(of: state.layerTrace, unit: state.unit, at: 4)
    let rows = drawn(LedgerPanel(state: state), columns: 27, rows: 8)
    #expect(rows[0].contains("who") && rows[0].contains("wrote") && rows[0].contains("left"))
    for entry in ledger.entries where abs(entry.left) > 0.02 {
      let word = state.reading[entry.position].text
      let row = try #require(rows.first { $0.hasPrefix(word) }, "\(word) is missing")
      #expect(row.contains(NumberText.signed(entry.written)))
      #expect(row.hasSuffix(NumberText.fixed(entry.survival * 100, decimals: 0) + "%"))
    }
  }
}
