import Foundation
import Testing

/// If one of these fails, a signal takes what was learnt, or the terminal, or ends what should go on.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is missing"))
struct InterruptionTests {
  /// Trains on a text in a folder of its own.
  private func train(
    _ text: String, _ options: [String], after command: String = "",
    do body: (TmuxSession) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: folder + "/words.txt", atomically: true, encoding: .utf8)
    let session = try TmuxSession(
      ["sh", "-c", "\(command) exec \"$0\" train words.txt -o m.safetensors \"$@\"", Program.path]
        + options, columns: 80, rows: 24, currentDirectory: folder)
    session.limit = .seconds(60)
    try body(session)
  }

  @Test(
    "The second signal ends a watched training in the middle of an update, with the terminal restored"
  )
  func twice() throws {
    // One update takes many seconds, so that the first signal has not been obeyed when the second comes.
    let lines = (0..<400).map { line in
      (0..<40).map { "w\((line * 7 + $0 * $0) % 200)" }.joined(separator: " ")
    }
    try train(
      lines.joined(separator: "\n"),
      ["--hidden", "1024", "--batch", "256", "--watch", "w1 w2 w3"]
    ) { session in
      try session.wait(until: "the whole screen") { $0.contains("update") && $0.contains("q quit") }
      try session.signal("TERM")
      Thread.sleep(forTimeInterval: 0.6)
      #expect(try session.ending() == nil)
      try session.signal("TERM")
      #expect(try session.waitForEnding() == .signalled(15))
      #expect(try !session.isOnAlternateScreen())
    }
  }

  @Test(
    "A training that is to ignore signals, as under nohup, goes on when its terminal goes, and still ends by another signal"
  )
  func hangup() throws {
    try train(
      String(repeating: "the cat sat on the mat . a dog ran . ", count: 60),
      ["--hidden", "6", "--epochs", "100000", "--batch", "4"], after: "trap '' HUP QUIT;"
    ) { session in
      func epoch(_ screen: String) -> Int {
        screen.matches(of: /epoch (\d+)\/100000/).compactMap { Int($0.output.1) }.max() ?? 0
      }
      let before = epoch(try session.wait(until: "the third epoch") { epoch($0) >= 3 })
      try session.signal("HUP")
      try session.signal("QUIT")
      try session.wait(until: "later epochs") { epoch($0) >= before + 5 }
      try session.signal("TERM")
      try session.wait(for: "the best network so far is kept")
      #expect(try session.waitForEnding() == .exited(130))
    }
  }
}
