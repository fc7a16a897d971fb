import CellGrid
import Testing

@testable import TerminalBackend

/// A sequence that is not understood whole would act as keys: quit, delete, jump.
@Suite struct InputDecoderTests {
  /// Decodes bytes as curses delivers those it does not know, all at once.
  private func events(_ text: String, keys: [Key] = []) -> [TerminalEvent] {
    var units = text.unicodeScalars.map(InputUnit.scalar)[...]
    units += keys.map(InputUnit.key)
    var decoder = InputDecoder()
    var events: [TerminalEvent] = []
    while let unit = decoder.takePending() ?? units.popFirst() {
      if let event = decoder.decode(unit, next: { _ in units.popFirst() }) { events.append(event) }
    }
    return events
  }

  @Test(
    "single characters are the keys they stand for",
    arguments: [
      ("a", .character("a")), ("?", .character("?")), ("é", .character("é")), (" ", .space),
      ("日", .character("日")), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\t", .tab),
      ("\r", .enter), ("\n", .enter), ("\u{10}", .control("p")), ("\0", .control("@")),
      ("\u{1F}", .control("_")), ("\u{1B}", .escape),
    ] as [(String, Key)])
  func characters(text: String, key: Key) {
    #expect(events(text) == [.key(key)])
  }

  @Test("Ctrl-C is an interrupt")
  func interrupt() {
    #expect(events("\u{3}") == [.interrupt])
  }

  @Test(
    "sequences terminfo did not know are the keys they stand for, modifiers or not",
    arguments: [
      ("[A", .up), ("[B", .down), ("[1;5C", .right), ("[1;2D", .left), ("OA", .up), ("OH", .home),
      ("[H", .home), ("[F", .end), ("[1~", .home), ("[4~", .end), ("[5~", .pageUp),
      ("[6;5~", .pageDown), ("[3~", .delete), ("[2~", .insert), ("[Z", .backtab),
      ("OP", .function(1)), ("[1;2S", .function(4)), ("[15~", .function(5)),
      ("[21~", .function(10)), ("[24;2~", .function(12)), ("[[A", .function(1)), ("x", .alt("x")),
      ("é", .alt("é")), ("[", .alt("[")), ("O", .alt("O")), ("]", .alt("]")), ("\r", .enter),
    ] as [(String, Key)])
  func sequences(text: String, key: Key) {
    #expect(events("\u{1B}" + text) == [.key(key)])
    #expect(events("\u{1B}" + text, keys: [.tab]).last == .key(.tab))
  }

  @Test("Escape pressed twice is twice Escape; Alt and a cursor key is the key")
  func escapes() {
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}", keys: [.left]) == [.key(.left)])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test(
    "answers, focus reports and unknown sequences act as no key",
    arguments: [
      "]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "]11;rgb:1e1e/1e1e/2e2e\u{7}", "P1+r524742\u{1B}\\",
      "[?62;22c", "[I", "[O", "[200~", "[27;5;13~", "[?2026;2$y", "_Gi=1\u{1B}\\", "[99;99;99X",
    ])
  func swallowed(text: String) {
    #expect(events("\u{1B}" + text + "q") == [.key(.character("q"))])
  }

  @Test("a sequence that breaks off acts as no key")
  func brokenOff() {
    for text in ["[1;", "[<0;3", "]11;rgb:12", "[M!", "P1+r"] {
      #expect(events("\u{1B}" + text) == [])
    }
    let endless = "\u{1B}]" + String(repeating: "x", count: 10_000)
    #expect(events(endless).count < 10_000)
  }

  @Test("the string of an answer can be had, once")
  func answer() {
    var units = "]11;rgb:ff/ff/ff\u{1B}\\".unicodeScalars.map(InputUnit.scalar)[...]
    var decoder = InputDecoder()
    #expect(decoder.decode(.scalar("\u{1B}"), next: { _ in units.popFirst() }) == nil)
    #expect(decoder.takeAnswer() == "11;rgb:ff/ff/ff")
    #expect(decoder.takeAnswer() == nil)
  }

  @Test("the mouse is understood in the new and in the old form")
  func mouse() {
    func event(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> [TerminalEvent] {
      [.mouse(MouseEvent(kind, at: GridPoint(column: column, row: row)))]
    }
    #expect(events("\u{1B}[<0;12;5M") == event(.press, 11, 4))
    #expect(events("\u{1B}[<0;300;5M") == event(.press, 299, 4))
    #expect(events("\u{1B}[<16;1;1M") == event(.press, 0, 0))
    #expect(events("\u{1B}[<64;12;5M") == event(.wheelUp, 11, 4))
    #expect(events("\u{1B}[<65;12;5M") == event(.wheelDown, 11, 4))
    #expect(events("\u{1B}[M !!") == event(.press, 0, 0))
    #expect(events("\u{1B}[M`!\"") == event(.wheelUp, 0, 1))
    // Releases, other buttons, movement and nonsense are nothing.
    for text in ["[<0;12;5m", "[<2;12;5M", "[<35;12;5M", "[<M", "[<1;2M", "[M#!!"] {
      #expect(events("\u{1B}" + text + "q") == [.key(.character("q"))], "\(text)")
    }
  }
}
