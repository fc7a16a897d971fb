import CTerminal
import CellGrid
import Testing

@testable import TerminalBackend

/// What is sent to the terminal must be the grid: every column, every colour it has.
@Suite struct RowEncoderTests {
  private func encoder(_ depth: ColourDepth, isDirect: Bool = false) -> RowEncoder {
    RowEncoder(
      encoding: CellEncoding(unicode: true) { DisplayWidth.of($0) }, depth: depth,
      isDirect: isDirect)
  }

  private func texts(_ text: String, gridColumns: Int, columns: Int, row: Int = 0) -> [String] {
    var grid = CellGrid(size: GridSize(columns: gridColumns, rows: 1))
    grid.draw(text, column: 0, row: 0)
    var cells: [terminal_cell] = [terminal_cell()]
    encoder(.none).encode(row, of: grid, columns: columns, into: &cells)
    return cells.map { cell in
      withUnsafeBytes(of: cell.scalars) { buffer in
        var text = ""
        for value in buffer.bindMemory(to: UInt32.self) where value != 0 {
          text.unicodeScalars.append(Unicode.Scalar(value) ?? "?")
        }
        return text
      }
    }
  }

  @Test("a row is cut or filled to the width of the screen")
  func widths() {
    #expect(texts("C\u{303}日x", gridColumns: 4, columns: 4) == ["C\u{303}", "日", "x"])
    #expect(texts("ab", gridColumns: 2, columns: 4) == ["a", "b", " ", " "])
    #expect(texts("a日", gridColumns: 3, columns: 2) == ["a", " "])
    #expect(texts("ab", gridColumns: 2, columns: 3, row: 7) == [" ", " ", " "])
    #expect(texts("ab", gridColumns: 2, columns: 0) == [])
  }

  @Test("a colour the terminal does not have is its own, never a wrong number")
  func colours() {
    #expect(encoder(.eight).number(of: .indexed(7)) == 7)
    #expect(encoder(.eight).number(of: .indexed(8)) == -1)
    #expect(encoder(.sixteen).number(of: .indexed(15)) == 15)
    #expect(encoder(.sixteen).number(of: .indexed(208)) == -1)
    #expect(encoder(.indexed256).number(of: .indexed(208)) == 208)
    #expect(encoder(.indexed256).number(of: .rgb(1, 2, 3)) == -1)
    #expect(encoder(.none).number(of: .indexed(1)) == -1)
    #expect(encoder(.none, isDirect: true).number(of: .indexed(1)) == -1)
    for depth in ColourDepth.allCases {
      #expect(encoder(depth).number(of: .terminalDefault) == -1)
    }
  }

  @Test("direct colours are packed, and never mistaken for palette entries")
  func directColours() {
    let encoder = encoder(.direct, isDirect: true)
    #expect(encoder.number(of: .rgb(0x12, 0x34, 0x56)) == 0x123456)
    #expect(encoder.number(of: .indexed(208)) == 0xFF8700)
    #expect(encoder.number(of: .rgb(0, 0, 0)) == 0)
    #expect(encoder.number(of: .rgb(0, 0, 3)) == 8)
    // The basic colours stay the user's own.
    #expect(encoder.number(of: .indexed(3)) == 3)
  }
}
