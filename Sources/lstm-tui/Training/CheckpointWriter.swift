import ModelFiles
import RecurrentNets

/// Keeps where a training is in a file, every so often.
struct CheckpointWriter {
  /// The file.
  let path: String

  /// What the training was told.
  let settings: [String: String]

  /// How often.
  let interval: Duration

  private var lastWritten = ContinuousClock.now
  private var hasFailed = false

  /// A writer for a file beside the model.
  init(path: String, settings: [String: String], interval: Duration) {
    self.path = path
    self.settings = settings
    self.interval = interval
  }

  /// The file beside a model.
  static func path(beside model: String) -> String { model + ".checkpoint" }

  /// Writes if it is time to.
  mutating func writeIfDue(_ session: TrainingSession) {
    guard ContinuousClock.now - lastWritten >= interval else { return }
    write(session)
  }

  /// Writes now; a training goes on even if that fails, which is said once.
  ///
  /// - Returns: Whether the file was written.
  @discardableResult
  mutating func write(_ session: TrainingSession) -> Bool {
    defer { lastWritten = .now }
    do {
      try TrainingCheckpointFile(state: session.state, settings: settings).write(to: path)
      hasFailed = false
      return true
    } catch {
      if !hasFailed {
        // The bar's line is not over.
        let start = StandardStreams.outputIsTerminal ? "\n" : ""
        StandardStreams.writeError("\(start)\(error); the training goes on without a checkpoint\n")
      }
      hasFailed = true
      return false
    }
  }
}
