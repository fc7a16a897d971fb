#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

// The program as the user has it, measured from the terminal's side:
//   swift run -c release TerminalBenchmarks PATH/TO/lstm-tui [ARGUMENTS]
//   swift run -c release TerminalBenchmarks --long SHORT.txt LONG.txt WORD PATH/TO/lstm-tui [OPTIONS]
// Starts are timed by turns with `tput reset`, which starts, reads the terminal
// database, writes some bytes and ends.

@main
struct TerminalBenchmarks {
  static let runs = 25

  /// Enough to go through each of the examples and back, window moves included.
  private static let stepCount = 26

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else {
      print("usage: TerminalBenchmarks PATH/TO/lstm-tui [ARGUMENTS]")
      print("       TerminalBenchmarks --long SHORT.txt LONG.txt WORD PATH/TO/lstm-tui [OPTIONS]")
      exit(64)
    }
    if arguments[0] == "--long", arguments.count > 4, let visited = Int(arguments[3]) {
      LongTextMeasures(
        program: Array(arguments[4...]), short: arguments[1], long: arguments[2], visited: visited
      ).run()
      return
    }
    measureStart(arguments)
    for size in [(80, 24), (120, 40)] as [(UInt16, UInt16)] {
      measureSteps(arguments, columns: size.0, rows: size.1)
    }
    measureKeys(arguments)
    measureRest(arguments)
  }

  /// Keys that ask something of the text, each in its view: `xs` opens the menu and silences.
  private static let questions = [
    "l", "h", "j", "k", "n", "N", "v", "v", "m", "m", "m", "m", "2", "3", ".", ".", ".", ".", ".",
    ",", "l", "j", "4", "l", "j", "h", "5", "l", "j", "h", "6", "l", "j", "h", "xs", "l", "h", "X",
    "xn", "5", "1", "X", "o", "o", "o", "o", "o", "o", "o", "7", "j", "k", "8", "9", "j", "k", "1",
    "a", "u", "i", "\u{1b}", "e", "\u{1b}", "edog\r", "u", "idog \u{1b}", "u", "wam was\r", "w\r",
    "b", "O", "\u{1b}", "Oeff", "Oeffect", "On", "Osh", "Ost", "c", "\u{1b}",
    "cthe old horse was . the dogs are\r", "8", "j", "l", "x", "\u{1b}", "xm", "xn", "xf0.5\r",
    "xo0\r", "xc1\r", "6", "5", "4", "m", "m", "m", "X", "\t", "\r", "\t", "j", "l", "\u{1b}", "2",
    "l", "j", "?", "?", ":100\r", "/dog\r", "/horse\r", "G", "g", "7", "sa", "\u{1b}", "3", "j",
    "l", "1", " ", " ", "+", "-",
  ]

  /// From each key to the last byte of its last frame: what it asks for is then computed.
  private static func measureKeys(_ arguments: [String]) {
    let terminal = PseudoTerminal(arguments, columns: 120, rows: 40)
    _ = terminal.readUntilQuiet(milliseconds: 300)
    var slowest: [String: Duration] = [:]
    var times: [Duration] = []
    for _ in 0..<5 {
      for key in questions {
        let start = ContinuousClock.now
        terminal.type(key)
        let answer = terminal.readUntilQuiet(milliseconds: 80)
        guard !answer.bytes.isEmpty else { continue }
        times.append(answer.last - start)
        slowest[key] = max(slowest[key] ?? .zero, answer.last - start)
      }
    }
    let worst = slowest.sorted { $0.value > $1.value }.prefix(24)
    print("any key to its answer  median \(median(times)) ms, slowest:")
    for (key, time) in worst { print("  \(key)  \(hundredths(time / .milliseconds(1))) ms") }
  }

  /// From the start of the process to the last byte of its first frame.
  private static func measureStart(_ arguments: [String]) {
    var viewer: [Duration] = []
    var trivial: [Duration] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      let terminal = PseudoTerminal(arguments, columns: 120, rows: 40)
      viewer.append(terminal.readUntilQuiet(milliseconds: 150).last - start)

      let before = ContinuousClock.now
      let other = PseudoTerminal(["tput", "reset"], columns: 120, rows: 40)
      trivial.append(other.readUntilQuiet(milliseconds: 150).last - before)
    }
    let ratio = zip(viewer, trivial).map { $0 / $1 }.sorted()[runs / 2]
    print("start to first frame   \(median(viewer)) ms")
    print("tput reset             \(median(trivial)) ms")
    print("ratio, by pairs        \(hundredths(ratio))")
  }

  /// From a key to the last byte of its frame, and how many bytes that takes.
  private static func measureSteps(_ arguments: [String], columns: UInt16, rows: UInt16) {
    let terminal = PseudoTerminal(arguments, columns: columns, rows: rows)
    _ = terminal.readUntilQuiet(milliseconds: 300)
    var times: [Duration] = []
    var counts: [Int] = []
    for key in Array(repeating: "l", count: stepCount) + Array(repeating: "h", count: stepCount) {
      let start = ContinuousClock.now
      terminal.type(key)
      let answer = terminal.readUntilQuiet(milliseconds: 60)
      guard !answer.bytes.isEmpty else { continue }
      times.append(answer.last - start)
      counts.append(answer.bytes.count)
    }
    print("key to frame, \(columns)x\(rows)   \(median(times)) ms")
    print(
      "bytes a step, \(columns)x\(rows)   median \(counts.sorted()[counts.count / 2]), most \(counts.max() ?? 0)"
    )
  }

  /// Memory after some steps, and processor time while nothing happens.
  private static func measureRest(_ arguments: [String]) {
    let terminal = PseudoTerminal(arguments, columns: 120, rows: 40)
    _ = terminal.readUntilQuiet(milliseconds: 300)
    for key in ["l", "l", "2", "1", "?", "?"] {
      terminal.type(key)
      _ = terminal.readUntilQuiet(milliseconds: 30)
    }
    let before = terminal.usage
    sleep(5)
    let after = terminal.usage
    print("resident memory        \(after.memory / 1024) MiB")
    print("processor when idle    \(after.ticks - before.ticks) ticks in 5 s")
  }

  private static func median(_ durations: [Duration]) -> String {
    guard !durations.isEmpty else { return "?" }
    return hundredths(durations.sorted()[durations.count / 2] / .milliseconds(1))
  }

  private static func hundredths(_ value: Double) -> String {
    let count = Int((value * 100).rounded())
    return "\(count / 100)." + (count % 100 < 10 ? "0" : "") + "\(count % 100)"
  }
}
