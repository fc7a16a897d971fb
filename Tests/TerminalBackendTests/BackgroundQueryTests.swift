import CellGrid
import Testing

@testable import TerminalBackend

/// A misread answer gives the wrong colours, and a lost byte is a key the user pressed.
@Suite struct BackgroundQueryTests {
  private func query(_ parts: String...) -> BackgroundQuery {
    var query = BackgroundQuery()
    for part in parts { query.receive(part.utf8) }
    return query
  }

  @Test("both ends of an answer and all its forms are understood")
  func answers() {
    let complete = "\u{1B}[?62;22c"
    #expect(query("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\" + complete).tone == .light)
    #expect(query("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{7}" + complete).tone == .dark)
    #expect(query("\u{1B}]11;rgb:fd/f6/e3\u{7}" + complete).tone == .light)
    #expect(query("\u{1B}]11;rgba:0000/2b2b/3636/ffff\u{7}" + complete).tone == .dark)
    #expect(query("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}" + complete).isComplete)
    #expect(query("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}" + complete).remainder.isEmpty)
  }

  @Test("a terminal that knows only the second question is not waited for")
  func unknown() {
    #expect(query("\u{1B}[?1;2c").isComplete)
    #expect(query("\u{1B}[?1;2c").tone == nil)
    #expect(query("\u{1B}]11;?\u{7}").tone == nil)
    #expect(query("\u{1B}]11;rgb:zz/00/00\u{7}\u{1B}[?1c").tone == nil)
  }

  @Test("an answer may come in any pieces")
  func pieces() {
    let text = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c"
    for cut in text.unicodeScalars.indices {
      let query = query(
        String(text.unicodeScalars[..<cut]), String(text.unicodeScalars[cut...]))
      #expect(query.tone == .light && query.isComplete && query.remainder.isEmpty)
    }
  }

  @Test("keys typed meanwhile are kept, in order, and so is an answer's beginning")
  func keysAreKept() {
    let mixed = query("a\u{1B}]11;rgb:0/0/0\u{7}é\u{1B}[C\u{1B}[?1c!")
    #expect(mixed.tone == .dark && mixed.isComplete)
    #expect(String(decoding: mixed.remainder, as: UTF8.self) == "aé\u{1B}[C!")
    #expect(String(decoding: query("x\u{1B}]11;rg").remainder, as: UTF8.self) == "x\u{1B}]11;rg")
    #expect(query("\u{1B}").remainder == [0x1B])
  }

  @Test("only terminals that answer or keep still are asked")
  func plausible() {
    for type in ["xterm-256color", "tmux-256color", "alacritty", "foot", "st-256color", "rxvt"] {
      #expect(BackgroundQuery.isPlausible(type: type))
    }
    for type in ["linux", "vt100", "screen", "screen-256color", "ansi", "dumb", "sun"] {
      #expect(!BackgroundQuery.isPlausible(type: type))
    }
  }
}
