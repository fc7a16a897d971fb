import Foundation

/// A program in a real terminal: tmux shows it, types at it and reads its screen.
///
/// Each session has a tmux server of its own, with no configuration of the user's, which ends with
/// the session. The program gets a small fixed environment.
final class TmuxSession {
  /// Why a session cannot be had or did not do what was waited for.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// How a program ended.
  enum Ending: Equatable {
    /// It exited by itself.
    case exited(Int)
    /// A signal ended it.
    case signalled(Int)
  }

  /// Whether tmux is installed; for `.enabled(if: TmuxSession.isAvailable, "tmux is missing")`.
  static let isAvailable = (try? run("tmux", ["-V"])) != nil

  /// The longest a test waits for something that should happen at once.
  var limit = Duration.seconds(20)

  private let directory: URL
  private var socket: String { directory.appendingPathComponent("socket").path }
  private var recording: URL { directory.appendingPathComponent("output") }

  /// Starts a program in a terminal.
  ///
  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - columns: The width of the terminal.
  ///   - rows: The height of the terminal.
  ///   - term: `TERM` as the program sees it.
  ///   - environment: Variables added to the fixed environment; `LC_ALL` is `C.UTF-8` in it.
  ///   - currentDirectory: Where the program starts; nil for the directory of the tests.
  /// - Throws: `Failure` if tmux does not start it.
  init(
    _ command: [String], columns: Int = 80, rows: Int = 24, term: String = "tmux-256color",
    environment: [String: String] = [:], currentDirectory: String? = nil
  ) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("terminal-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let configuration = directory.appendingPathComponent("tmux.conf")
    try """
    set -g status off
    set -g remain-on-exit on
    set -g remain-on-exit-format ""
    set -g history-limit 2000
    set -s escape-time 0
    set -g mouse on
    """.write(to: configuration, atomically: true, encoding: .utf8)
    var variables = [
      "TERM": term, "LC_ALL": "C.UTF-8", "HOME": directory.path, "TMPDIR": directory.path,
      "SWIFT_BACKTRACE": "enable=no",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    variables.merge(environment) { $1 }
    let settings = variables.map { "\($0)=\($1)" }.sorted()
    try tmux(
      ["-f", configuration.path, "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        + ["-c", currentDirectory ?? FileManager.default.currentDirectoryPath]
        + ["exec env -i " + (settings + command).map(Self.quoted).joined(separator: " ")])
  }

  deinit {
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(at: directory)
  }

  // MARK: Typing

  /// Presses keys by their tmux names: `Right`, `Escape`, `C-c`, `F5`, `a`.
  func press(_ keys: String...) throws {
    try tmux(["send-keys"] + keys)
  }

  /// Types text as it is.
  func type(_ text: String) throws {
    try tmux(["send-keys", "-l", text])
  }

  /// Sends bytes as if the terminal had, for the mouse and for answers.
  func send(bytes: String) throws {
    try tmux(["send-keys", "-H"] + bytes.utf8.map { String($0, radix: 16) })
  }

  /// Gives the terminal a new size.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  // MARK: Reading

  /// Returns the screen, rows joined by newlines, blanks at their ends removed.
  func screen() throws -> String {
    try tmux(["capture-pane", "-p"])
  }

  /// Returns the screen with its escape sequences for styles.
  func styledScreen() throws -> String {
    try tmux(["capture-pane", "-p", "-e", "-N"])
  }

  /// Waits until the screen is as wished and returns it.
  @discardableResult
  func wait(
    until description: String, _ isAsWished: (String) -> Bool
  ) throws -> String {
    let deadline = ContinuousClock.now + limit
    while true {
      let text = try screen()
      if isAsWished(text) { return text }
      if ContinuousClock.now > deadline {
        throw Failure(description: "the screen never showed \(description):\n\(text)")
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Waits until a text is on the screen and returns the screen.
  @discardableResult
  func wait(for text: String) throws -> String {
    try wait(until: "'\(text)'") { $0.contains(text) }
  }

  // MARK: The program

  /// The identifier of the program's process.
  func processIdentifier() throws -> Int32 {
    guard let number = Int32(try format("#{pane_pid}")) else {
      throw Failure(description: "tmux names no process")
    }
    return number
  }

  /// Sends a signal to the program, by name or number as `kill` takes it.
  func signal(_ name: String) throws {
    try Self.run("kill", ["-\(name)", "\(processIdentifier())"])
  }

  /// How the program has ended, nil while it runs.
  func ending() throws -> Ending? {
    let fields = try format("#{pane_dead}:#{pane_dead_status}:#{pane_dead_signal}")
      .split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0] == "1" else { return nil }
    if let number = Int(fields[2]), number > 0 { return .signalled(number) }
    // tmux 3.3 sometimes misses that a program has ended until another child of its own does.
    if fields[1].isEmpty { try tmux(["run-shell", "true"]) }
    return Int(fields[1]).map(Ending.exited)
  }

  /// Waits for the end of the program.
  func waitForEnding() throws -> Ending {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if let ending = try ending() { return ending }
      Thread.sleep(forTimeInterval: 0.02)
    }
    throw Failure(description: "the program never ended:\n\(try screen())")
  }

  /// Whether the second screen of the terminal is shown, as full-screen programs have it.
  func isOnAlternateScreen() throws -> Bool {
    try format("#{alternate_on}") == "1"
  }

  /// Whether the cursor is shown.
  func isCursorVisible() throws -> Bool {
    try format("#{cursor_flag}") == "1"
  }

  /// Starts to keep the bytes the program writes.
  func startRecording() throws {
    try? FileManager.default.removeItem(at: recording)
    try tmux(["pipe-pane", "cat > " + Self.quoted(recording.path)])
  }

  /// Returns the bytes the program has written since `startRecording`, as far as they have come.
  func recordedBytes() -> Data {
    (try? Data(contentsOf: recording)) ?? Data()
  }

  // MARK: Processes

  private func format(_ text: String) throws -> String {
    try tmux(["display-message", "-p", text]).trimmingCharacters(in: .newlines)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try Self.run("tmux", ["-S", socket] + arguments)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  @discardableResult
  private static func run(_ command: String, _ arguments: [String]) throws -> String {
    var environment = ProcessInfo.processInfo.environment
    environment["TMUX"] = nil
    environment["LC_ALL"] = "C.UTF-8"
    let result = try ChildProcess.run([command] + arguments, environment: environment)
    guard result.status == 0 else {
      throw Failure(
        description: "\(command) \(arguments.joined(separator: " ")): \(result.errors)")
    }
    return result.output
  }
}
