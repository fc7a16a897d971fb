import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, one cannot tell which word is being read.
@Suite struct WordStripTests {
  private func strip(_ state: ViewerState, theme: Theme) -> (CellGrid, TokenColumns) {
    let columns = TokenColumns(state.reading.tokens, around: state.position, start: 9, width: 80)
    var canvas = Canvas(size: GridSize(columns: 90, rows: 1), theme: theme)
    WordStrip(state: state, columns: columns).draw(in: canvas.bounds, on: &canvas)
    return (canvas.grid, columns)
  }

  @Test("The accent stands on the current word and nowhere else", arguments: 0..<20)
  func accent(themeIndex: Int) throws {
    let theme = allThemes[themeIndex]
    var state = try testState("she is busy today")
    for position in 1...4 {
      state.position = position
      let (grid, columns) = strip(state, theme: theme)
      for column in columns.columns {
        let style = grid[column.column + column.width / 2, 0].style
        #expect((style == theme.accent) == (column.position == position))
      }
    }
  }

  @Test("An unknown word is marked, and keeps its spelling")
  func unknown() throws {
    let state = try testState("she zebra is")
    let (grid, _) = strip(state, theme: Theme(depth: .none))
    #expect(grid.plainText().contains("‹zebra›"))
  }

  @Test("Words that are off to the left are counted")
  func before() throws {
    var state = try testState(Array(repeating: "she is", count: 30).joined(separator: " "))
    state.position = 60
    let (grid, columns) = strip(state, theme: Theme(depth: .none))
    #expect(columns.countBefore > 0)
    #expect(grid.plainText().hasPrefix("← \(columns.countBefore)"))
  }
}
