import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, the side bar runs into what stands beside it.
@Suite struct SplitBodyTests {
  @Test("Both parts lie side by side in the body, with a gap, at every width")
  func sideBySide() {
    for columns in 0...200 {
      let body = GridRect(column: 1, row: 2, columns: columns, rows: 20)
      let split = SplitBody(body)
      #expect(split.main.column == 1 && split.main.maxColumn <= split.sidebar.column)
      #expect(split.sidebar.isEmpty || split.sidebar.column - split.main.maxColumn == 2)
      #expect(split.sidebar.isEmpty || split.sidebar.maxColumn == body.maxColumn)
      #expect(split.sidebar.isEmpty == (columns + 2 < SplitBody.columnsForSidebar))
    }
  }
}
