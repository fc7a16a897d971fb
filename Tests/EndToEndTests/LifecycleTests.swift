import Foundation
import Testing

/// If one of these fails, someone is left with a terminal that no longer works.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct LifecycleTests {
  /// Runs the viewer between two looks at the terminal's settings.
  private func openBetweenLooks() throws -> TmuxSession {
    let command = """
      before=$(stty -g); '\(Program.path)' --text '\(Program.sentence)'; status=$?
      test "$before" = "$(stty -g)" && echo settings are the same; echo status $status; cat
      """
    // Swift's own backtrace would ask for a key before the process ends.
    return try TmuxSession(["sh", "-c", command], environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  @Test("q leaves the terminal as it was")
  func quit() throws {
    let session = try openBetweenLooks()
    try session.wait(for: "word 1 of 13")
    try session.press("q")
    let screen = try session.wait(for: "status 0")
    #expect(screen.contains("settings are the same"))
    #expect(!(try session.isOnAlternateScreen()))
  }

  @Test("Ctrl-C leaves it as it was")
  func interrupt() throws {
    let session = try openBetweenLooks()
    try session.wait(for: "word 1 of 13")
    try session.press("C-c")
    let screen = try session.wait(for: "status 0")
    #expect(screen.contains("settings are the same"))
    #expect(!(try session.isOnAlternateScreen()))
  }

  @Test(
    "A signal or a crash ends it with the terminal restored",
    arguments: [
      ("TERM", 15), ("HUP", 1), ("INT", 2), ("SEGV", 11), ("ABRT", 6), ("BUS", 7), ("FPE", 8),
      ("ILL", 4), ("TRAP", 5), ("QUIT", 3), ("USR1", 10), ("PIPE", 13),
    ])
  func signals(name: String, number: Int) throws {
    let session = try openBetweenLooks()
    try session.wait(for: "word 1 of 13")
    let shell = try session.processIdentifier()
    let found = try ChildProcess.run(
      ["pgrep", "-P", "\(shell)", "lstm-tui"],
      environment: ["PATH": "/usr/bin:/bin"])
    let child = try #require(Int(found.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    _ = try ChildProcess.run(
      ["kill", "-\(name)", "\(child)"], environment: ["PATH": "/usr/bin:/bin"])
    let screen = try session.wait(for: "status \(128 + number)")
    #expect(screen.contains("settings are the same"), "\(screen)")
    #expect(!(try session.isOnAlternateScreen()))
    #expect(try session.isCursorVisible())
  }

  @Test("^Z gives the shell back, fg the screen, with the size it has then")
  func suspension() throws {
    let session = try TmuxSession(["bash", "--norc", "-i"], environment: ["PS1": "ready> "])
    try session.wait(for: "ready>")
    try session.type("'\(Program.path)' --text '\(Program.sentence)'")
    try session.press("Enter")
    try session.wait(for: "word 1 of 13")
    try session.press("Right")
    try session.wait(for: "word 2 of 13")
    try session.press("C-z")
    try session.wait(for: "Stopped")
    #expect(!(try session.isOnAlternateScreen()))
    try session.resize(columns: 120, rows: 40)
    try session.type("fg")
    try session.press("Enter")
    let screen = try session.wait(until: "the larger screen") {
      $0.contains("word 2 of 13") && $0.contains("candidate")
    }
    #expect(screen.contains("next word"))
    try session.press("q")
    try session.wait(until: "the shell again") { $0.contains("ready>") && !$0.contains("word 2") }
  }

  @Test("Standard input may be something else than the terminal")
  func inputElsewhere() throws {
    let session = try TmuxSession(
      ["sh", "-c", "'\(Program.path)' --text 'She is' < /dev/null"])
    try session.wait(for: "word 1 of 2")
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
  }
}
