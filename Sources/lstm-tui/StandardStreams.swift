import ModelFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the program's standard streams are connected to.
enum StandardStreams {
  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal that standard output is, 80 if it does not say.
  static var outputColumns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes to standard output at once, past the buffer of `print`.
  static func writeOutput(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes to standard error.
  static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Sends what `print` still holds; a full disk or a closed output is no success.
  ///
  /// - Throws: If it cannot be written.
  static func flushOutput() throws(FileError) {
    guard !outputIsTerminal, fflush(nil) != 0 else { return }
    throw FileError("standard output", "cannot be written: \(String(cString: strerror(errno)))")
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A reader that has gone away is no reason to stop: the work is in a file.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

// Inside `StandardStreams` the name `write` means its own method.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
