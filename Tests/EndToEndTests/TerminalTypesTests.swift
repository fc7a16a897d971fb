import Foundation
import Testing

/// If one of these fails, the program is of no use on somebody's terminal.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct TerminalTypesTests {
  @Test(
    "Every terminal that can move its cursor shows the viewer",
    arguments: [
      "xterm-256color", "tmux-256color", "screen", "xterm", "linux", "vt100",
    ])
  func types(term: String) throws {
    let session = try Program.open(term: term)
    try session.wait(for: "word 1 of 13")
    try session.press("l", "l")
    let screen = try session.wait(for: "word 3 of 13")
    #expect(screen.contains("cell state C"))
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }

  @Test(
    "A terminal that cannot is told in one line, with exit code 1",
    arguments: [
      "dumb", "no-such-terminal", "",
    ])
  func unusable(term: String) throws {
    let session = try TmuxSession(
      ["sh", "-c", "'\(Program.path)' --text 'She is'; echo status $?"], term: term)
    let screen = try session.wait(for: "status 1")
    #expect(screen.contains("TERM"), "\(screen)")
    #expect(!screen.contains("cell state"))
  }

  @Test("A C locale gets nothing but ASCII")
  func asciiLocale() throws {
    let session = try Program.open(environment: ["LC_ALL": "C"])
    try session.wait(for: "word 1 of 13")
    try session.press("End")
    let screen = try session.wait(for: "word 13 of 13")
    #expect(screen.allSatisfy { $0.isASCII }, "\(screen)")
  }

  @Test(
    "NO_COLOR counts when it is not empty", arguments: [("", true), ("1", false), ("yes", false)])
  func noColor(value: String, hasColours: Bool) throws {
    let session = try Program.open(environment: ["NO_COLOR": value])
    try session.wait(for: "word 1 of 13")
    let screen = try session.styledScreen()
    #expect(screen.contains("\u{1B}[48;5;") == hasColours)
    // Of the attributes, 30…38 and 40…48 are colours.
    #expect(screen.contains(/\u{1B}\[([0-9;]*;)?[34][0-8][;m]/) == hasColours)
  }

  @Test("--color and --ascii outweigh what the terminal says")
  func options() throws {
    let plain = try Program.open(["--color", "never", "--ascii"])
    try plain.wait(for: "word 1 of 13")
    let styled = try plain.styledScreen()
    #expect(!styled.contains("\u{1B}[48;5;"))
    let screen = try plain.screen()
    #expect(screen.allSatisfy { $0.isASCII })
  }
}
