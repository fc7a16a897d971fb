import CellGrid
import Testing

/// `--print` gives these to files, pipes and other people's terminals.
@Suite struct CellGridTextTests {
  @Test("plain text has no blanks at line ends and keeps empty rows")
  func plainText() {
    var grid = CellGrid(size: GridSize(columns: 8, rows: 3))
    grid.draw("She 日", column: 1, row: 0)
    grid.fill(
      GridRect(column: 0, row: 2, columns: 8, rows: 1), style: CellStyle(background: .indexed(1)))
    #expect(grid.plainText() == " She 日\n\n")
  }

  @Test("escape sequences appear only where the style changes, and every row ends plain")
  func minimalRuns() {
    var grid = CellGrid(size: GridSize(columns: 12, rows: 3))
    grid.draw("ab", column: 0, row: 0, style: CellStyle(foreground: .indexed(3), bold: true))
    grid.draw("cd", column: 2, row: 0, style: CellStyle(foreground: .indexed(3), bold: true))
    grid.draw("e", column: 4, row: 0, style: CellStyle(foreground: .indexed(3)))
    grid.draw("f", column: 5, row: 0)
    grid.draw(
      " ", column: 0, row: 1,
      style: CellStyle(foreground: .indexed(9), background: .indexed(12)))
    grid.draw(
      "x", column: 1, row: 1,
      style: CellStyle(foreground: .rgb(1, 2, 3), background: .indexed(208), underline: true))
    let escape = "\u{1B}["
    #expect(
      grid.ansiText()
        == "\(escape)1;33mabcd\(escape)0;33me\(escape)0mf\n"
        + "\(escape)91;104m \(escape)4;38;2;1;2;3;48;5;208mx\(escape)0m\n")
  }

  @Test("coloured blanks at the end of a row are kept, since they are the picture")
  func colouredBlanks() {
    var grid = CellGrid(size: GridSize(columns: 4, rows: 1))
    grid.draw(" ", column: 2, row: 0, style: CellStyle(background: .indexed(2)))
    #expect(grid.ansiText() == "  \u{1B}[42m \u{1B}[0m")
  }

  @Test("a plain screen has no escape sequence at all")
  func plainScreen() {
    var grid = CellGrid(size: GridSize(columns: 4, rows: 2))
    grid.draw("text", column: 0, row: 1)
    #expect(grid.ansiText() == "\ntext")
  }
}
