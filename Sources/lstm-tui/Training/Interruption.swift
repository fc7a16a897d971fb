import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Ends long work in an orderly way at the first Ctrl-C, and at once at the second.
///
/// SIGTERM and SIGHUP count as Ctrl-C: what was learnt is worth saving whoever asks to stop. Signals that
/// come together count as one: `timeout` sends one to the program and one to its group.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  private let sources: [any DispatchSourceSignal]

  /// Calls `body` at the first signal; the next one ends the program.
  init(_ body: @escaping @Sendable () -> Void) {
    sources = Self.signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        body()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
          for number in Self.signals { signal(number, SIG_DFL) }
        }
      }
      source.activate()
      return source
    }
  }

  /// Gives the signals back their usual meaning.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
