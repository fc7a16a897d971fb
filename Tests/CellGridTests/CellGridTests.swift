import CellGrid
import Testing

/// A view may draw anything anywhere: the grid must clip, and must never break a wide character.
@Suite struct CellGridTests {
  private func grid(_ columns: Int, _ rows: Int = 1, unicode: Bool = true) -> CellGrid {
    CellGrid(size: GridSize(columns: columns, rows: rows), unicode: unicode)
  }

  @Test("text outside any edge is cut, not shifted and not fatal")
  func clipsAtEveryEdge() {
    var screen = grid(5, 2)
    #expect(screen.draw("abcdefg", column: -2, row: 0) == 7)
    #expect(screen.draw("xyz", column: 3, row: 1) == 3)
    screen.draw("gone", column: 0, row: 2)
    screen.draw("gone", column: 0, row: -1)
    screen.draw("gone", column: 5, row: 0)
    screen.draw("gone", column: -9, row: 0)
    #expect(screen.plainText() == "cdefg\n   xy")
    for extreme in [Int.min, Int.max] {
      screen.draw("gone", column: extreme, row: 0)
      screen.draw("gone", column: 0, row: extreme)
      screen.fill(
        GridRect(column: extreme, row: extreme, columns: .max, rows: .max), style: .plain)
      screen.draw(grid(2, 2), at: GridPoint(column: extreme, row: extreme))
    }
    #expect(screen.plainText() == "cdefg\n   xy")
  }

  @Test("a grid without cells accepts everything")
  func emptyGrids() {
    for size in [(0, 0), (0, 5), (5, 0)] {
      var screen = grid(size.0, size.1)
      screen.draw("text 日本", column: 0, row: 0)
      screen.fill(GridRect(column: -1, row: -1, columns: 9, rows: 9), style: .plain)
      screen.restyle(GridRect(screen.size)) { $0.bold = true }
      screen.drawHalves(top: .indexed(1), bottom: .indexed(2), column: 0, row: 0)
      #expect(screen[0, 0] == .blank)
      #expect(!screen.svg(title: "").isEmpty)
    }
  }

  @Test("a wide character cut by an edge or a limit leaves a space of its style")
  func wideCharactersAtEdges() {
    let style = CellStyle(background: .indexed(4))
    var screen = grid(5)
    screen.draw("日本語", column: -1, row: 0, style: style)
    #expect(screen.plainText() == " 本語")
    #expect(screen[0, 0].style == style)
    screen = grid(4)
    screen.draw("a日本", column: 0, row: 0, style: style)
    #expect(screen.plainText() == "a日")
    #expect(screen[3, 0].style == style)
    screen = grid(9)
    #expect(screen.draw("日本語", column: 0, row: 0, maxColumns: 3) == 3)
    #expect(screen.plainText() == "日")
    #expect(screen.draw("abc", column: 0, row: 0, maxColumns: 0) == 0)
    #expect(screen.draw("abc", column: 0, row: 0, maxColumns: -1) == 0)
  }

  @Test("drawing over half of a wide character removes the other half")
  func overwritingHalves() {
    var screen = grid(4)
    screen.draw("日本", column: 0, row: 0)
    screen.draw("x", column: 1, row: 0)
    #expect(screen.plainText() == " x本")
    screen.draw("y", column: 2, row: 0)
    #expect(screen.plainText() == " xy")
    screen.draw("日本", column: 0, row: 0)
    screen.draw("語", column: 1, row: 0)
    #expect(screen.plainText() == " 語")
    #expect(!screen[0, 0].isContinuation && !screen[3, 0].isContinuation)
  }

  @Test("control characters are shown as signs and never reach the terminal")
  func controlCharacters() {
    var screen = grid(40)
    screen.draw("a\tb\nc\u{1B}[31m\0\u{7F}\u{9B}x\r\ny\u{202E}z", column: 0, row: 0)
    #expect(screen.plainText() == "a␉b␤c␛[31m␀␡�x␤y�z")
    var ascii = grid(40, unicode: false)
    ascii.draw("a\tb\nc\u{1B}[31m\0\u{7F}\u{9B}é日", column: 0, row: 0)
    #expect(ascii.plainText() == "a^Ib^Jc^[[31m^@^??" + "???")
  }

  @Test("every cell of a grid is free of control characters, whatever is drawn")
  func neverAControlCharacter() {
    for value in (UInt32(0)..<0x3000).map({ $0 }) + [0xFEFF, 0xE0001, 0xFFFE] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for unicode in [true, false] {
        var screen = grid(4, unicode: unicode)
        screen.draw(String(Character(scalar)), column: 0, row: 0)
        for column in 0..<4 {
          for part in screen[column, 0].character.unicodeScalars {
            #expect(part.value >= 0x20 && !(0x7F...0x9F).contains(part.value))
            #expect(unicode || part.isASCII)
          }
        }
      }
    }
  }

  @Test("a mark joins its base; on its own it is shown on a dotted circle")
  func combiningMarks() {
    var screen = grid(4)
    screen.draw("e\u{301}C\u{303}", column: 0, row: 0)
    #expect(screen[0, 0].character == "e\u{301}")
    #expect(screen[1, 0].character == "C\u{303}")
    screen = grid(4)
    screen.draw("\u{301}", column: 0, row: 0)
    #expect(screen[0, 0].character == "◌\u{301}")
  }

  @Test("filling keeps to its rectangle, with wide characters too")
  func fill() {
    var screen = grid(6, 2)
    screen.fill(GridRect(column: 1, row: 0, columns: 3, rows: 1), style: .plain, character: "x")
    #expect(screen.plainText() == " xxx\n")
    screen.fill(GridRect(column: 0, row: 1, columns: 5, rows: 1), style: .plain, character: "日")
    #expect(screen.plainText() == " xxx\n日日")
    screen.fill(GridRect(column: -1, row: 1, columns: 4, rows: 1), style: .plain, character: "日")
    #expect(screen.plainText() == " xxx\n 日")
    let style = CellStyle(background: .indexed(2))
    screen.fill(GridRect(column: 0, row: 0, columns: 2, rows: 2), style: style)
    #expect(screen[1, 1].style == style && screen[2, 1].style == .plain)
  }

  @Test("restyling changes a whole wide character and leaves text alone")
  func restyle() {
    var screen = grid(6)
    screen.draw("a日b", column: 0, row: 0)
    screen.restyle(GridRect(column: 0, row: 0, columns: 2, rows: 1)) { $0.underline = true }
    #expect(screen.plainText() == "a日b")
    #expect(screen[1, 0].style.underline && screen[2, 0].style.underline)
    #expect(!screen[3, 0].style.underline)
  }

  @Test("a grid drawn into another is clipped, wide characters at its edge too")
  func composition() {
    var inner = grid(4)
    inner.draw("日本", column: 0, row: 0, style: CellStyle(bold: true))
    var outer = grid(6)
    outer.draw("......", column: 0, row: 0)
    outer.draw(inner, at: GridPoint(column: -1, row: 0))
    #expect(outer.plainText() == " 本...")
    outer.draw(inner, at: GridPoint(column: 3, row: 0))
    #expect(outer.plainText() == " 本日")
    #expect(outer[3, 0].style.bold)
  }

  @Test("a row that differs in a style alone is another row, and so is one of another width")
  func sameRows() {
    var first = grid(4, 2)
    let second = first
    first.draw(" ", column: 3, row: 1, style: CellStyle(background: .indexed(1)))
    #expect(first.hasSameRow(0, as: second) && !first.hasSameRow(1, as: second))
    #expect(!first.hasSameRow(0, as: grid(5, 2)))
    #expect(!first.hasSameRow(1, as: grid(4, 1)) && first.hasSameRow(2, as: second))
  }

  @Test("random drawing keeps every wide character whole")
  func wideInvariant() {
    var state: UInt64 = 2024
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let texts = ["a", "日本", "x日", "e\u{301}", "🙂", "    ", "\t"]
    var screen = grid(7, 3)
    for _ in 0..<2000 {
      screen.draw(
        texts[random(texts.count)], column: random(10) - 2, row: random(4) - 1,
        maxColumns: random(2) == 0 ? nil : random(4))
      for row in 0..<3 {
        for column in 0..<7 {
          #expect(screen[column, row].isContinuation == (screen[column - 1, row].width == 2))
          if column == 6 { #expect(screen[column, row].width != 2) }
        }
      }
    }
  }
}
