#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A large model and a text of a million words, measured from the terminal's side.
///
/// The short text is measured by turns with the long one, in the same model: what the first frame
/// takes must not depend on how long the text is.
struct LongTextMeasures {
  /// The program and its options, without the text.
  let program: [String]
  let short: String
  let long: String
  /// How far the text is read before places in it are visited again.
  let visited: Int

  private static let runs = 9
  private static let jumps = 24

  func run() {
    measureStart()
    let terminal = PseudoTerminal(program + [long], columns: 120, rows: 40)
    _ = terminal.readUntilQuiet(milliseconds: 500)
    sleep(2)
    print("memory after the first window   \(terminal.usage.memory / 1024) MiB")
    measureSteps(terminal)
    measureReading(terminal)
    measureJumps(terminal)
    print("memory, most of all             \(terminal.peak / 1024) MiB")
  }

  private func measureStart() {
    var times: [String: [Duration]] = [:]
    for _ in 0..<Self.runs {
      for text in [short, long] {
        let start = ContinuousClock.now
        let terminal = PseudoTerminal(program + [text], columns: 120, rows: 40)
        let first = terminal.readUntilQuiet(milliseconds: 300, first: 10_000)
        times[text, default: []].append(first.last - start)
      }
    }
    print("first frame, a short text       \(Self.median(times[short] ?? []))")
    print("first frame, the long text      \(Self.median(times[long] ?? []))")
  }

  /// One step after another, held down: far enough to leave the first window.
  private func measureSteps(_ terminal: PseudoTerminal) {
    var times: [Duration] = []
    for _ in 0..<1500 {
      let start = ContinuousClock.now
      terminal.type("l")
      times.append(terminal.readUntilQuiet(milliseconds: 8, first: 2000).last - start)
    }
    let sorted = times.sorted()
    print(
      "a step through 1,500 words      median \(Self.median(times)), "
        + "99 in 100 \(Self.text(sorted[sorted.count * 99 / 100])), "
        + "most \(Self.text(sorted[sorted.count - 1]))")
  }

  /// Reads on to a place that was never read.
  private func measureReading(_ terminal: PseudoTerminal) {
    let start = ContinuousClock.now
    terminal.type(":\(visited)\r")
    // Progress is drawn all the time, and nothing any more when it is done.
    let last = terminal.readUntilQuiet(milliseconds: 1500).last
    let seconds = (last - start) / .seconds(1)
    print(
      "reading on to word \(visited)      \(Self.hundredths(seconds)) s, "
        + "\(Int(Double(visited) / seconds)) words a second")
  }

  private func measureJumps(_ terminal: PseudoTerminal) {
    var times: [Duration] = []
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<Self.jumps {
      let word = Int.random(in: 1..<visited, using: &generator)
      terminal.type(":\(word)")
      _ = terminal.readUntilQuiet(milliseconds: 30)
      let start = ContinuousClock.now
      terminal.type("\r")
      times.append(terminal.readUntilQuiet(milliseconds: 200, first: 2000).last - start)
      sleep(1)
    }
    let sorted = times.sorted()
    print(
      "back to a visited word          median \(Self.median(times)), "
        + "9 in 10 \(Self.text(sorted[sorted.count * 9 / 10])), "
        + "most \(Self.text(sorted[sorted.count - 1]))")
  }

  private static func median(_ durations: [Duration]) -> String {
    durations.isEmpty ? "?" : text(durations.sorted()[durations.count / 2])
  }

  private static func text(_ duration: Duration) -> String {
    hundredths(duration / .milliseconds(1)) + " ms"
  }

  private static func hundredths(_ value: Double) -> String {
    let count = Int((value * 100).rounded())
    return "\(count / 100)." + (count % 100 < 10 ? "0" : "") + "\(count % 100)"
  }
}
