import CTerminal
import CellGrid

extension CursesTerminal {
  /// The longest the first frame waits for a terminal to say what its background is.
  ///
  /// A terminal on this machine answers well within it. A later answer changes the tone then.
  private static let answerTime = Duration.milliseconds(10)

  /// Returns the tone, and whether an answer of the terminal is still under way.
  static func findTone(
    options: TerminalOptions, environment: TerminalEnvironment, type: String, depth: ColourDepth
  ) -> (tone: BackgroundTone, awaitsAnswer: Bool) {
    if let tone = options.tone { return (tone, false) }
    let fallback = environment.backgroundTone ?? .dark
    guard depth != .none, BackgroundQuery.isPlausible(type: type) else { return (fallback, false) }
    var query = BackgroundQuery()
    terminal_write(BackgroundQuery.question, Int32(BackgroundQuery.question.utf8.count))
    let deadline = ContinuousClock.now + answerTime
    while !query.isComplete, ContinuousClock.now < deadline {
      let bytes = readBytes(within: deadline - ContinuousClock.now)
      if !bytes.isEmpty { query.receive(bytes) }
    }
    query.remainder.withUnsafeBytes { bytes in
      if let start = bytes.bindMemory(to: CChar.self).baseAddress {
        terminal_push_bytes(start, Int32(bytes.count))
      }
    }
    return (query.tone ?? fallback, !query.isComplete)
  }

  private static func readBytes(within duration: Duration) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map {
        Int(terminal_read_bytes($0, Int32(bytes.count), milliseconds(duration)))
      } ?? 0
    }
    return Array(buffer.prefix(count))
  }

  /// Takes an answer that would otherwise be typed into the shell.
  func swallowLateAnswer() {
    while !Self.readBytes(within: Self.answerTime).isEmpty {}
  }
}
