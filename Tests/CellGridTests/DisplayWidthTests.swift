import CellGrid
import Testing

/// A wrong width shifts every column right of a word.
@Suite struct DisplayWidthTests {
  @Test(
    "known characters take the columns a terminal gives them",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("C\u{303}", 1), ("ß", 1), ("Ω", 1), ("я", 1), ("א", 1),
      ("日", 2), ("本", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ア", 2), ("ｱ", 1), ("Ａ", 2),
      ("。", 2), ("🙂", 2), ("👩‍🚀", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2),
      ("1\u{FE0F}\u{20E3}", 2),
      ("●", 1), ("✕", 1), ("▸", 1), ("⊗", 1), ("▀", 1), ("░", 1), ("─", 1), ("−", 1), ("…", 1),
      ("“", 1),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{202E}", 0), ("\u{FEFF}", 0), ("\t", 1), ("\r\n", 1),
      ("\0", 1),
      ("कि", 2), ("𝒜", 1), ("𠀀", 2),
    ] as [(Character, Int)])
  func knownCharacters(character: Character, columns: Int) {
    #expect(DisplayWidth.of(character) == columns)
  }

  @Test("a text's width is what a grid uses for it, so that measured layouts hold")
  func textWidthIsWhatDrawUses() {
    let texts = [
      "", "plain", "tab\there", "日本語", "e\u{301}a", "\u{301}alone", "\u{202E}rlo", "👩‍🚀!", "a\r\nb",
      "\u{1B}[31m", "\u{85}",
    ]
    for unicode in [true, false] {
      for text in texts {
        var grid = CellGrid(size: GridSize(columns: 40, rows: 1), unicode: unicode)
        let used = grid.draw(text, column: 0, row: 0)
        #expect(used == DisplayWidth.of(text, unicode: unicode), "\(text.debugDescription)")
      }
    }
    #expect(DisplayWidth.of("日本語") == 6)
    #expect(DisplayWidth.of("a\tb", unicode: false) == 4)
  }

  @Test("cut text never exceeds its field and says that it was cut")
  func truncation() {
    #expect(DisplayWidth.truncate("umbrella", to: 8) == "umbrella")
    #expect(DisplayWidth.truncate("umbrella", to: 5) == "umbr…")
    #expect(DisplayWidth.truncate("日本語", to: 5) == "日本…")
    #expect(DisplayWidth.truncate("日本語", to: 4) == "日…")
    #expect(DisplayWidth.truncate("umbrella", to: 5, ellipsis: "...") == "um...")
    #expect(DisplayWidth.truncate("umbrella", to: 1) == "u")
    #expect(DisplayWidth.truncate("umbrella", to: 0) == "")
    #expect(DisplayWidth.truncate("umbrella", to: -3) == "")
  }
}
