import RecurrentNets
import Visualizer

/// Says how far a training is: a bar that fills up, or a line now and then.
struct TrainingReport: TrainingObserver {
  private static let barWidth = 20

  private let isTerminal: Bool
  private let task: TrainingTask
  private let first: TrainingProgress
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var lastTenth = 0

  /// A report for a terminal or for a file, of a training from what is done already.
  init(isTerminal: Bool, task: TrainingTask, from first: TrainingProgress) {
    self.isTerminal = isTerminal
    self.task = task
    self.first = first
    lastTenth = 10 * first.update / max(1, first.updates)
  }

  /// Nothing holds it up.
  func allow(_ session: TrainingSession) {}

  mutating func note(_ session: TrainingSession) { show(session.progress) }

  /// Shows progress, some ten times a second on a terminal, else at every tenth of the way.
  mutating func show(_ progress: TrainingProgress) {
    let seconds = Self.seconds(since: start)
    if isTerminal {
      let isLast = progress.update == progress.updates
      guard isLast || ContinuousClock.now - lastShown >= .milliseconds(100) else { return }
      lastShown = .now
      // Clears what a longer line left behind.
      let bar = Self.bar(
        progress, of: task, from: first, seconds: seconds, columns: StandardStreams.outputColumns)
      StandardStreams.writeOutput("\r\(bar)\u{1B}[K")
    } else {
      let tenth = 10 * progress.update / max(1, progress.updates)
      guard tenth > lastTenth else { return }
      lastTenth = tenth
      StandardStreams.writeOutput(
        Self.line(progress, of: task, from: first, seconds: seconds) + "\n")
    }
  }

  /// Says that the wish was heard.
  func stop() {
    // The bar's line is left as it is.
    StandardStreams.writeOutput(
      "\(isTerminal ? "\n" : "")stopping: what is held out is read once more"
        + "\(isTerminal ? "" : "\n")")
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
    _ progress: TrainingProgress, of task: TrainingTask = .nextToken,
    from first: TrainingProgress? = nil,
    seconds: Double, columns: Int = 80
  ) -> String {
    let share = Double(progress.update) / Double(max(1, progress.updates))
    // The time left is the last thing to be left out.
    let lines = [false, true].map {
      Self.line(progress, of: task, from: first, seconds: seconds, isShort: $0)
    }
    let line = lines.first { $0.count < columns } ?? lines[1]
    let barWidth = min(Self.barWidth, columns - 1 - line.count - 3)
    guard barWidth > 0 else { return String(line.prefix(max(0, columns - 1))) }
    let filled = Int(share * Double(barWidth))
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled)
    return "[\(bar)] \(line)"
  }

  /// How far, how good, how fast and how long still.
  ///
  /// Speed and the time left are those since a training was begun or gone on with. What a short line leaves
  /// out, the perplexity and the speed, follows from what it says.
  static func line(
    _ progress: TrainingProgress, of task: TrainingTask = .nextToken,
    from first: TrainingProgress? = nil, seconds: Double, isShort: Bool = false
  ) -> String {
    let share = Double(progress.update) / Double(max(1, progress.updates))
    let steps = Double(progress.steps - (first?.steps ?? 0))
    let updates = Double(progress.update - (first?.update ?? 0))
    let rate = seconds > 0 ? steps / seconds : 0
    let left = updates > 0 ? seconds / updates * Double(progress.updates - progress.update) : 0
    let speed = rate < 10_000 ? "\(Int(rate))" : "\(Int(rate / 1000))k"
    let pace = isShort ? "" : " \(speed) \(task == .nextValue ? "steps" : "tokens")/s"
    return "\(Int(share * 100)) % epoch \(progress.epoch)/\(progress.epochs)"
      + " loss \(NumberText.fixed(progress.meanLoss, decimals: 3))"
      + "\(heldOut(progress, task, isShort: isShort))\(pace) \(time(left)) left"
  }

  /// The loss on what is held out, and what it means: a perplexity, or an accuracy of labels.
  private static func heldOut(
    _ progress: TrainingProgress, _ task: TrainingTask, isShort: Bool
  ) -> String {
    guard let loss = progress.heldOut else { return "" }
    let text = " validation \(NumberText.fixed(loss.mean, decimals: 3))"
    switch task {
    case .nextToken: return isShort ? text : text + " perplexity \(perplexity(loss))"
    case .tokenLabels, .textLabel:
      let percent = 100 * (loss.accuracy ?? 0)
      return text + " right \(NumberText.fixed(percent, decimals: 1)) %"
    case .nextValue: return text
    }
  }

  /// e to the loss, with as many decimals as say something.
  private static func perplexity(_ loss: TrainingLoss) -> String {
    NumberText.fixed(loss.perplexity, decimals: loss.perplexity < 100 ? 2 : 0)
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
