import ModelFiles
import Testing

/// If this fails, a file from elsewhere can take over the terminal of who looks into it.
@Suite struct ControlCharactersTests {
  @Test("No control reaches a terminal, and everything else stays")
  func controls() {
    #expect("a\u{1B}]0;x\u{7}\r\n\u{9B}b\u{7F}".withVisibleControls == "a␛]0;x␇␍␊�b␡")
    #expect("“Ça”, 日本 e\u{301}".withVisibleControls == "“Ça”, 日本 e\u{301}")
    #expect("a\u{202E}txt.pt\u{200B}\u{FEFF}\u{2066}".withVisibleControls == "a�txt.pt���")
    #expect("e\u{200D}x \u{200C}".withVisibleControls == "e�x �")
    // A family of two and a Persian word are joined as before.
    for text in ["👩\u{200D}👧", "می\u{200C}خواهم", "❤️"] {
      #expect(text.withVisibleControls == text)
    }
    let error = FileError("evil\nname", "tensor “\u{1B}[2J”")
    #expect(error.description == "evil␊name: tensor “␛[2J”")
  }
}
