import Foundation
import Testing

/// If one of these fails, nobody can watch a network learn, or what it learnt is lost.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is missing"))
struct WatchTests {
  private static func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// The number after "update " in the caption.
  private static func update(_ screen: String) -> Int? {
    screen.split(separator: "\n").last { $0.hasPrefix(" update ") }
      .flatMap { $0.split(separator: " ").dropFirst().first }
      .flatMap { Int($0.replacing(",", with: "")) }
  }

  @Test("Without any file the built-in English is learnt; space, > and < stop, step and go back")
  func builtIn() throws {
    let session = try TmuxSession(
      [Program.path, "train", "--watch", "she is busy ... I am", "--texts", "2000"],
      columns: 120, rows: 40)
    session.limit = .seconds(120)
    try session.wait(until: "a tenth update") { (Self.update($0) ?? 0) >= 10 }
    try session.wait(for: "agreement.tsv")
    try session.press("Space")
    try session.wait(for: "paused")
    // It may have gone on a little before it heard.
    Thread.sleep(forTimeInterval: 0.5)
    let stopped = try #require(Self.update(try session.screen()))
    try session.press(">")
    try session.wait(until: "one update more") { Self.update($0) == stopped + 1 }
    try session.press("<", "<")
    try session.wait(for: "back at update")
    #expect(try #require(Self.update(try session.screen())) <= stopped)
    try session.press("Space")
    try session.wait(until: "a later update") { (Self.update($0) ?? 0) > stopped + 1 }
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
    #expect(try !session.isOnAlternateScreen())
    #expect(try session.screen().contains("nothing was written"))
  }

  @Test("At the end the model is written while the screen still shows it, and opens in the viewer")
  func wholeTraining() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = String(repeating: "the cat sat on the mat . a dog ran . ", count: 30)
    try text.write(toFile: folder + "/words.txt", atomically: true, encoding: .utf8)
    let session = try TmuxSession(
      [
        Program.path, "train", "words.txt", "-o", "m.safetensors", "--epochs", "3", "--hidden", "6",
        "--embedding", "4", "--batch", "4", "--watch", "the cat sat",
      ], columns: 80, rows: 24, currentDirectory: folder)
    try session.wait(for: "wrote m.safetensors")
    try session.wait(for: "trained")
    let frame = try Program.run(
      ["--model", folder + "/m.safetensors", "--text", "the cat", "--print"])
    #expect(frame.status == 0)
    try session.press("q")
    #expect(try session.waitForEnding() == .exited(0))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == ["m.safetensors", "words.txt"])
  }

  @Test("Ended by a signal in the middle: the terminal is as before, and --resume goes on")
  func interrupted() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = String(repeating: "the cat sat on the mat . a dog ran . ", count: 300)
    try text.write(toFile: folder + "/words.txt", atomically: true, encoding: .utf8)
    let options = [
      "train", "words.txt", "-o", "m.safetensors", "--epochs", "2000", "--hidden", "6",
      "--embedding", "4", "--batch", "4",
    ]
    let session = try TmuxSession(
      [Program.path] + options + ["--watch", "the cat sat"], columns: 80, rows: 24,
      currentDirectory: folder)
    try session.wait(until: "an update") { (Self.update($0) ?? 0) > 0 }
    try session.signal("TERM")
    #expect(try session.waitForEnding() == .exited(130))
    #expect(try !session.isOnAlternateScreen())
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == ["m.safetensors", "m.safetensors.checkpoint", "words.txt"])
    let again = try TmuxSession(
      [Program.path] + options + ["--resume", "--watch", "the cat sat"], columns: 80, rows: 24,
      currentDirectory: folder)
    try again.wait(until: "a later update") { (Self.update($0) ?? 0) > 0 }
    try again.press("q")
    #expect(try again.waitForEnding() == .exited(0))
  }

  @Test("Without a terminal, or with nothing to read, it does not begin")
  func refusals() throws {
    let piped = try Program.run(["train", "--watch", "she is"])
    #expect(piped.status == 1 && piped.errors.contains("--watch: expected a terminal"))
    let session = try TmuxSession(
      [Program.path, "train", "--watch", " ", "--texts", "200"], columns: 80, rows: 24)
    #expect(try session.waitForEnding() == .exited(1))
    #expect(try session.screen().contains("--watch: holds no words"))
  }
}
