import RecurrentNets
import Visualizer

/// Says how far a training is: a bar that fills up, or a line now and then.
struct TrainingReport {
  private static let barWidth = 20

  private let isTerminal: Bool
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var lastTenth = 0

  /// A report for a terminal or for a file.
  init(isTerminal: Bool) {
    self.isTerminal = isTerminal
  }

  /// Shows progress, some ten times a second on a terminal, else at every tenth of the way.
  mutating func show(_ progress: TrainingRun.Progress) {
    let seconds = Self.seconds(since: start)
    if isTerminal {
      let isLast = progress.update == progress.updates
      guard isLast || ContinuousClock.now - lastShown >= .milliseconds(100) else { return }
      lastShown = .now
      // Clears what a longer line left behind.
      let bar = Self.bar(progress, seconds: seconds, columns: StandardStreams.outputColumns)
      StandardStreams.writeOutput("\r\(bar)\u{1B}[K")
    } else {
      let tenth = 10 * progress.update / max(1, progress.updates)
      guard tenth > lastTenth else { return }
      lastTenth = tenth
      StandardStreams.writeOutput(Self.line(progress, seconds: seconds) + "\n")
    }
  }

  /// Leaves the bar's line.
  func end() {
    if isTerminal { StandardStreams.writeOutput("\n") }
  }

  /// A line that begins with a bar and leaves the terminal's last column free.
  ///
  /// In the last column the line would wrap, and `\r` would go back to the wrong one. The bar
  /// gives way to the figures, and both to a terminal that is narrower still.
  static func bar(
    _ progress: TrainingRun.Progress, seconds: Double, columns: Int = 80
  ) -> String {
    let share = Double(progress.update) / Double(max(1, progress.updates))
    let line = line(progress, seconds: seconds)
    let barWidth = min(Self.barWidth, columns - 1 - line.count - 3)
    guard barWidth > 0 else { return String(line.prefix(max(0, columns - 1))) }
    let filled = Int(share * Double(barWidth))
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled)
    return "[\(bar)] \(line)"
  }

  /// How far, how good, how fast and how long still.
  static func line(_ progress: TrainingRun.Progress, seconds: Double) -> String {
    let share = Double(progress.update) / Double(max(1, progress.updates))
    let rate = seconds > 0 ? Double(progress.tokens) / seconds : 0
    let left = share > 0 ? seconds / share - seconds : 0
    return "\(Int(share * 100)) % epoch \(progress.epoch)/\(progress.epochs)"
      + " loss \(NumberText.fixed(progress.crossEntropy, decimals: 3))"
      + " \(Int(rate / 1000))k tokens/s \(Self.time(left)) left"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Seconds since a moment.
  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}
