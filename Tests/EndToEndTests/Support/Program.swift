import Foundation

/// The program under test: as installed by `Scripts/test`, else as built for the tests.
enum Program {
  /// Where `Scripts/install` put everything; nil where the tests run without it.
  static let prefix = ProcessInfo.processInfo.environment["LSTM_TUI_PREFIX"]

  /// The path of the program.
  static let path: String = {
    if let prefix { return prefix + "/bin/lstm-tui" }
    return URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("lstm-tui").path
  }()

  /// The sentence that the sessions open.
  static let sentence = "She is busy today in the old house ... I am tired now"

  /// Opens the viewer on the sentence in a terminal.
  static func open(
    _ options: [String] = [], columns: Int = 80, rows: Int = 24,
    term: String = "tmux-256color", environment: [String: String] = [:]
  ) throws -> TmuxSession {
    try TmuxSession(
      [path, "--text", sentence] + options, columns: columns, rows: rows, term: term,
      environment: environment)
  }

  /// Runs the program without a terminal.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "/dev/null"
  ) throws -> ChildProcess.Result {
    var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
    variables.merge(environment) { $1 }
    return try ChildProcess.run([path] + arguments, environment: variables, input: input)
  }
}
