import Foundation
import Testing

/// The viewer as its users have it: in a terminal, by its keys.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct ViewerTests {
  @Test("Stepping shows word after word, and q gives the terminal back")
  func stepping() throws {
    let session = try Program.open()
    try session.wait(for: "word 1 of 13")
    #expect(try session.isOnAlternateScreen())
    for position in 2...10 {
      try session.press(position % 2 == 0 ? "Right" : "l")
      try session.wait(for: "word \(position) of 13")
    }
    try session.wait(for: "“I” ")
    try session.press("Left")
    try session.wait(for: "word 9 of 13")
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
    #expect(!(try session.isOnAlternateScreen()))
  }

  @Test(
    "Every word of the sentence can be watched at 80×24 and 120×40",
    arguments: [
      (80, 24), (120, 40),
    ])
  func wholeSentence(columns: Int, rows: Int) throws {
    let session = try Program.open(columns: columns, rows: rows)
    try session.wait(for: "word 1 of 13")
    try session.press("End")
    // A frame may be read while it is drawn, so all of it is waited for.
    for part in [
      "word 13 of 13", "tired", "now", "cell state C", "forget", "next word", "“now”", "quit",
    ] {
      try session.wait(for: part)
    }
  }

  @Test("Views, help and enlarged heatmaps open and close")
  func views() throws {
    let session = try Program.open()
    try session.wait(for: "cell state C")
    try session.press("2")
    try session.wait(for: "hidden h")
    try session.press("Enter")
    try session.wait(for: "of all units")
    try session.press("Escape")
    try session.wait(until: "the heatmaps again") { !$0.contains("of all units") }
    try session.press("?")
    try session.wait(for: "keys and signs")
    try session.press("Escape")
    try session.wait(until: "no help") { !$0.contains("keys and signs") }
    try session.press("1")
    try session.wait(for: "cell state C")
  }

  @Test("n jumps to what the unit writes and lets go, v lists the events of all units")
  func events() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("n")
    try session.wait(for: "writes")
    try session.press("G", "n")
    try session.wait(for: "v lists all units' events")
    try session.press("v", "N")
    try session.wait(until: "the list at one of its events") {
      $0.contains("wrote")
        && $0.range(of: #"event +[0-9]+ of [0-9]+"#, options: .regularExpression) != nil
    }
  }

  @Test("Two sentences are compared from the command line, and with another by c")
  func compare() throws {
    let session = try Program.open(["--compare-text", "They are busy today ... I am tired"])
    try session.wait(for: "tells A from B")
    try session.wait(for: "B typed sentence")
    try session.press("g")
    try session.wait(for: "“She” / “They” differs")
    try session.press("c")
    try session.type("He was busy")
    try session.press("Enter")
    try session.wait(for: "B typed sentence")
    try session.wait(for: " He ")
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }

  @Test("The diagram walks the phases of a step, and from its last to the next word")
  func phases() throws {
    let session = try Program.open()
    try session.wait(for: "word 1 of 13")
    try session.press(".")
    try session.wait(for: "3 shows it")
    try session.press("3")
    try session.wait(for: "σ f")
    for phase in ["1 of 4, forget", "2 of 4, input", "3 of 4, update", "4 of 4, output"] {
      try session.press(".")
      try session.wait(for: "phase \(phase)")
    }
    try session.press(".")
    try session.wait(for: "word 2 of 13")
    try session.press(",")
    try session.wait(for: "word 1 of 13")
    try session.wait(for: "phase 4 of 4")
    try session.press("Escape")
    try session.wait(until: "the whole step") { !$0.contains("of 4, output") }
  }

  @Test("m tints the words, and “She” loses its tint at “I”")
  func tint() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("m")
    try session.wait(for: "tint: unit 22, most “She”")
    try session.press("G", "Left", "Left", "Left")
    try session.wait(for: "tint: unit 22, most “I”")
    try session.press("m")
    try session.wait(for: "tint: all units")
    try session.press("m", "m", "4")
    try session.wait(for: "written while reading")
    try session.wait(for: "leaves unit 22 with 0 % of “She”")
  }

  @Test("A word is changed, taken back, and words are typed on")
  func editing() throws {
    let session = try Program.open(columns: 120, rows: 40)
    try session.wait(for: "word 1 of 13")
    try session.press("e")
    try session.wait(for: "change “She” to")
    try session.type("They")
    try session.press("Enter")
    try session.wait(for: "“She” → “They”")
    try session.press("u")
    try session.wait(until: "She again") { $0.contains("“She” ") && !$0.contains("They") }
    try session.press("i")
    try session.type("and she")
    try session.press("Enter")
    try session.wait(for: "word 15 of 15")
  }

  @Test("A click selects the word under it, the wheel steps")
  func mouse() throws {
    let session = try Program.open(columns: 120, rows: 40)
    let screen = try session.wait(for: "word 1 of 13")
    let rows = screen.components(separatedBy: "\n")
    let row = try #require(rows.firstIndex { $0.contains("today") })
    let column = try #require(rows[row].range(of: "today")).lowerBound
    let x = rows[row].distance(from: rows[row].startIndex, to: column) + 2
    try session.send(bytes: "\u{1B}[<0;\(x);\(row + 1)M\u{1B}[<0;\(x);\(row + 1)m")
    try session.wait(for: "word 4 of 13")
    try session.send(bytes: "\u{1B}[<65;\(x);\(row + 1)M")
    try session.wait(for: "word 5 of 13")
  }

  @Test("It plays to the end by itself, through any resize")
  func playing() throws {
    let session = try Program.open()
    try session.wait(for: "word 1 of 13")
    try session.press("+", "+", "+", "Space")
    for (columns, rows) in [(120, 40), (1, 1), (40, 12), (200, 60), (39, 11), (80, 24)] {
      try session.resize(columns: columns, rows: rows)
    }
    try session.wait(for: "word 13 of 13")
  }

  @Test(
    "The smallest windows say what is needed and still quit",
    arguments: [
      (1, 1), (3, 2), (30, 5), (39, 30),
    ])
  func tiny(columns: Int, rows: Int) throws {
    // tmux has no window of one cell; the terminal only says that it is as small.
    let session = try TmuxSession([
      "sh", "-c", "stty cols \(columns) rows \(rows); exec '\(Program.path)' --text 'She is'",
    ])
    try session.wait(until: "anything") {
      !$0.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
    }
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }

  @Test("Text from a pipe is shown, with the keys from the terminal")
  func pipe() throws {
    let session = try TmuxSession(
      ["sh", "-c", "echo 'She is busy' | '\(Program.path)' -"])
    try session.wait(for: "word 1 of 3")
    try session.press("Right")
    try session.wait(for: "word 2 of 3")
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }

  @Test("Escape sequences, emoji, CJK and NUL in the text are drawn, never sent")
  func hostileText() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("hostile-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let bytes = Array("She \u{1B}]0;owned\u{07} \u{1B}[2J 日本語 👩‍👩‍👧 e\u{301} a\tb \0 is".utf8)
    try Data(bytes + [0xFF, 0xFE, 0x20, 0x2E]).write(to: file)
    let session = try TmuxSession([Program.path, file.path], columns: 120, rows: 40)
    try session.wait(for: "word 1 of")
    try session.press("End")
    let screen = try session.wait(until: "the last word") { $0.contains("“.” ") }
    #expect(screen.contains("日本語"))
    #expect(screen.contains("next word"))
  }
}
