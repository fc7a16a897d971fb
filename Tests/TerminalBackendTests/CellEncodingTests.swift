import CTerminal
import CellGrid
import Testing

@testable import TerminalBackend

/// If curses counted other columns than the grid, everything right of a word would shift.
@Suite struct CellEncodingTests {
  private func parts(
    _ text: String, unicode: Bool = true, knows: (Unicode.Scalar) -> Bool = { _ in true }
  ) -> [CellEncoding.Part] {
    withoutActuallyEscaping(knows) { knows in
      var grid = CellGrid(size: GridSize(columns: 2, rows: 1))
      grid.draw(text, column: 0, row: 0)
      let encoding = CellEncoding(unicode: unicode) { knows($0) ? DisplayWidth.of($0) : -1 }
      return encoding.parts(of: grid[0, 0])
    }
  }

  private func part(_ text: String, _ columns: Int) -> CellEncoding.Part {
    CellEncoding.Part(scalars: Array(text.unicodeScalars), columns: columns)
  }

  @Test("a character and its marks share a cell, up to what curses can hold")
  func marks() {
    #expect(parts("a") == [part("a", 1)])
    #expect(parts("日") == [part("日", 2)])
    #expect(parts("C\u{303}") == [part("C\u{303}", 1)])
    let tower = "a" + String(repeating: "\u{301}", count: 30)
    #expect(parts(tower) == [part("a\u{301}\u{301}\u{301}\u{301}", 1)])
  }

  @Test("clusters of several characters keep to the grid's columns")
  func clusters() {
    #expect(parts("👩‍🚀") == [part("👩", 2)])
    #expect(parts("👍🏽") == [part("👍", 2)])
    #expect(parts("🇩🇪") == [part("🇩", 1), part("🇪", 1)])
    #expect(parts("❤\u{FE0F}") == [part("❤", 1), part(" ", 1)])
    #expect(parts("1\u{FE0F}\u{20E3}") == [part("1\u{20E3}", 1), part(" ", 1)])
    #expect(parts("कि") == [part("क", 1), part("ि", 1)])
  }

  @Test("what the C library does not know, or counts otherwise, is replaced at the same width")
  func unknownCharacters() {
    #expect(parts("🙂", knows: { $0 != "🙂" }) == [part("\u{FFFD}", 1), part(" ", 1)])
    #expect(parts("é", knows: { _ in false }) == [part("\u{FFFD}", 1)])
  }

  @Test("a terminal without Unicode gets question marks, never other bytes")
  func withoutUnicode() {
    #expect(parts("é", unicode: false) == [part("?", 1)])
    #expect(parts("日", unicode: false) == [part("?", 1), part(" ", 1)])
    #expect(parts("a", unicode: false) == [part("a", 1)])
  }

  @Test("every character fills exactly the columns of its cell")
  func widths() {
    for value in UInt32(0x20)..<0x1FBFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      guard text.count == 1 else { continue }
      let columns = parts(text).reduce(0) { $0 + $1.columns }
      #expect(columns == DisplayWidth.of(text))
    }
  }

  @Test("the C library and the grid agree on the width of every character they both know")
  func agreesWithTheCLibrary() {
    // In a locale without Unicode the C library knows ASCII alone, and there is nothing to compare.
    guard terminal_set_locale() else { return }
    var differences: [String] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = Int(terminal_scalar_columns(value))
      // Negative: a control character, or newer than the C library.
      if theirs >= 0, theirs != DisplayWidth.of(scalar) {
        differences.append(String(value, radix: 16))
      }
    }
    // U+1171E is a vowel that Unicode has made spacing since.
    #expect(differences == ["1171e"] || differences == [])
  }
}
