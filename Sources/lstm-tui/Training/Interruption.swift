import Dispatch
import Synchronization
import TerminalBackend

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
/// come together count as one: `timeout` sends one to the program and one to its group. What the parent
/// process had ignored, as nohup does, stays ignored.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Signals within this time are one.
  private static let together = Duration.milliseconds(300)

  private let sources: [any DispatchSourceSignal]

  /// Calls `body` at the first signal; the next one ends the program, with the terminal restored.
  init(_ body: @escaping @Sendable () -> Void) {
    let first = FirstSignal()
    sources = Self.signals.filter { !ProcessSignal.ignore($0) }.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        switch first.age() {
        case nil: body()
        case let age? where age > Self.together: CursesTerminal.endProcess(by: number)
        default: break
        }
      }
      // Handlers are installed on another thread; a screen that opens next must find them.
      let registered = DispatchSemaphore(value: 0)
      source.setRegistrationHandler { registered.signal() }
      source.activate()
      registered.wait()
      return source
    }
  }

  /// Gives the signals back their usual meaning.
  func end() {
    for source in sources {
      source.cancel()
      signal(Int32(source.handle), SIG_DFL)
    }
  }
}

/// When the first signal came.
private final class FirstSignal: Sendable {
  private let instant = Mutex<ContinuousClock.Instant?>(nil)

  /// How long ago it came; `nil` if it is this one.
  func age() -> Duration? {
    instant.withLock { instant in
      guard let instant else {
        instant = .now
        return nil
      }
      return instant.duration(to: .now)
    }
  }
}
