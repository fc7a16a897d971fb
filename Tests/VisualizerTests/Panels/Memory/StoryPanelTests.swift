import CellGrid
import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, marks or rows tell another story than the trace.
@Suite struct StoryPanelTests {
  @Test("Marks stand exactly where something is written or let go, up to the current word")
  func marks() throws {
    var state = try testState("she is busy today ... they are busy . i am")
    for position in [1, 5, state.reading.count] {
      state.position = position
      let columns = TokenColumns(state.reading.tokens, around: position, start: 9, width: 100)
      let units = UnitRows(state.order.units, selected: state.unit, count: 24)
      let panel = StoryPanel(state: state, rows: units, columns: columns)
      let rows = drawn(panel, columns: 109, rows: 25, theme: Theme(depth: .indexed256))
      for (index, unit) in units.units.enumerated() {
        let row = Array(rows[index + 1].padding(109))
        for column in columns.columns {
          let text = String(row[column.column..<column.column + column.width])
          let event = MemoryEvent(
            in: state.layerTrace, unit: unit, at: column.position, thresholds: state.thresholds)
          let isRead = column.position <= position
          #expect(text.contains("●") == (isRead && event?.writes ?? false))
          #expect(text.contains("✕") == (isRead && event?.letsGo ?? false))
        }
      }
    }
  }

  @Test("Words to come have no colour yet")
  func future() throws {
    var state = try testState()
    state.position = 3
    let grid = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .indexed256))
    let layout = MemoryLayout(
      state, in: GridRect(column: 1, row: 2, columns: 118, rows: 33), isRoomy: true)
    for row in layout.story.row + 1..<layout.story.maxRow {
      for column in layout.columns.columns where column.position > 3 {
        #expect(grid[column.column + 1, row].style.background == .terminalDefault)
      }
    }
  }

  @Test("A value beyond the range is marked with its sign")
  func clipped() throws {
    let model = testModel(range: 0.05)
    let state = try testState("she is busy", model: model)
    let columns = TokenColumns(state.reading.tokens, around: 1, start: 9, width: 60)
    let rows = UnitRows(state.order.units, selected: state.unit, count: 24)
    let lines = drawn(
      StoryPanel(state: state, rows: rows, columns: columns), columns: 70, rows: 25,
      theme: Theme(depth: .indexed256))
    for (index, unit) in rows.units.enumerated() {
      let value = state.layerTrace[.cell, 1, unit]
      let mark = Array(lines[index + 1].padding(70))[9]
      #expect(mark == (abs(value) <= 0.05025 ? " " : (value < 0 ? "−" : "+")))
    }
  }
}

extension String {
  /// The text with blanks up to a length.
  fileprivate func padding(_ length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}
