#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is done with the signals of the process.
enum ProcessSignal {
  /// Ignores a signal.
  ///
  /// - Returns: Whether it was ignored before.
  @discardableResult
  static func ignore(_ number: Int32) -> Bool { isIgnore(signal(number, SIG_IGN)) }

  /// Gives a signal its usual meaning, unless it was ignored by the wish of who started the program.
  static func useDefault(_ number: Int32) {
    if isIgnore(signal(number, SIG_DFL)) { signal(number, SIG_IGN) }
  }

  private static func isIgnore(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
