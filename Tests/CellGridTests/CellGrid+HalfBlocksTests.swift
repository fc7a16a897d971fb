import CellGrid
import Testing

/// A half block drawn with the default colour as text would show white where nothing should be.
@Suite struct HalfBlocksTests {
  private func cell(_ top: Colour, _ bottom: Colour, unicode: Bool = true) -> Cell {
    var grid = CellGrid(size: GridSize(columns: 1, rows: 1), unicode: unicode)
    grid.drawHalves(top: top, bottom: bottom, column: 0, row: 0)
    return grid[0, 0]
  }

  @Test("both colours are where they belong, for every combination with the background")
  func combinations() {
    let screen = ScreenColours.dark
    let colours: [Colour] = [.terminalDefault, .indexed(208), .indexed(39), .rgb(1, 2, 3)]
    for top in colours {
      for bottom in colours {
        let cell = cell(top, bottom)
        let (foreground, background) = screen.resolve(cell.style)
        let shown =
          switch cell.character {
          case "▀": (foreground, background)
          case "▄": (background, foreground)
          default: (background, background)
          }
        #expect(shown.0 == screen.resolve(CellStyle(background: top)).background)
        #expect(shown.1 == screen.resolve(CellStyle(background: bottom)).background)
        #expect(cell.character == " " || cell.style.foreground != .terminalDefault)
      }
    }
  }

  @Test("without Unicode the upper colour fills the cell")
  func ascii() {
    let cell = cell(.indexed(1), .indexed(2), unicode: false)
    #expect(cell.character == " " && cell.style.background == .indexed(1))
  }
}
