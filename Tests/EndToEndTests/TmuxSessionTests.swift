import Foundation
import Testing

/// The end-to-end tests see the program through this; if it misread, they would prove nothing.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct TmuxSessionTests {
  @Test("keys reach the program and its screen is read back")
  func typing() throws {
    let session = try TmuxSession(["cat"], columns: 40, rows: 5)
    try session.type("a 'quoted' 日本")
    try session.press("Enter")
    let screen = try session.wait(until: "the line twice") {
      $0.components(separatedBy: "a 'quoted' 日本").count == 3
    }
    #expect(screen.hasPrefix("a 'quoted' 日本\na 'quoted' 日本\n"))
    try session.press("C-d")
    #expect(try session.waitForEnding() == .exited(0))
  }

  @Test("the program sees the size, the type and the environment it was given")
  func environment() throws {
    let session = try TmuxSession(
      ["sh", "-c", "stty size; echo $TERM $WORD; read line; stty size; exit 3"], columns: 77,
      rows: 9, term: "vt100", environment: ["WORD": "it's"])
    try session.wait(until: "size and environment") { $0.hasPrefix("9 77\nvt100 it's\n") }
    try session.resize(columns: 50, rows: 8)
    try session.press("Enter")
    try session.wait(for: "8 50")
    #expect(try session.waitForEnding() == .exited(3))
  }

  @Test("the end by a signal is told from an exit")
  func signals() throws {
    let session = try TmuxSession(["sleep", "100"])
    #expect(try session.ending() == nil)
    try session.signal("TERM")
    #expect(try session.waitForEnding() == .signalled(15))
  }

  @Test("styles and modes of the screen are seen")
  func styles() throws {
    let session = try TmuxSession(["sh", "-c", "printf '\\033[?1049h\\033[?25l\\033[31mred'; cat"])
    try session.wait(for: "red")
    #expect(try session.styledScreen().contains("\u{1B}[31mred"))
    #expect(try session.isOnAlternateScreen())
    #expect(try !session.isCursorVisible())
    try session.startRecording()
    try session.type("xyz")
    try session.wait(for: "xyz")
    try session.press("Enter")
    try session.wait(until: "it twice") { $0.components(separatedBy: "xyz").count == 3 }
    #expect(session.recordedBytes().count >= 6)
  }

  @Test("waiting for what never comes says what there was instead")
  func failures() throws {
    let session = try TmuxSession(["sh", "-c", "echo something else; cat"])
    try session.wait(for: "something else")
    session.limit = .milliseconds(50)
    let failure = #expect(throws: TmuxSession.Failure.self) { try session.wait(for: "Godot") }
    #expect(failure?.description.contains("'Godot':\nsomething else") == true)
  }
}
