import CPseudoTerminal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program running in a terminal of its own, seen from the terminal's side.
final class PseudoTerminal {
  private let descriptor: Int32
  let process: pid_t

  /// Starts a program in a terminal of some size.
  init(_ arguments: [String], columns: UInt16, rows: UInt16, type: String = "xterm-256color") {
    var child: Int32 = 0
    let pointers = arguments.map { strdup($0) }
    descriptor = pseudo_terminal_start(pointers + [nil], type, columns, rows, &child)
    for pointer in pointers { free(pointer) }
    precondition(descriptor >= 0, "\(arguments[0]) could not be started")
    process = child
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(descriptor)
  }

  /// Types bytes.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  /// What the program writes until it has been quiet for some milliseconds.
  ///
  /// - Parameters:
  ///   - milliseconds: How long nothing may come after something has.
  ///   - first: How long the first byte may take, where an answer is sure to come; else as long.
  /// - Returns: The bytes, and when the last of them came.
  func readUntilQuiet(
    milliseconds: Int32, first: Int32? = nil
  ) -> (bytes: [UInt8], last: ContinuousClock.Instant) {
    var bytes: [UInt8] = []
    var last = ContinuousClock.now
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&poller, 1, bytes.isEmpty ? first ?? milliseconds : milliseconds) > 0 {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
      last = .now
    }
    return (bytes, last)
  }

  /// Waits for the program to end, reading what it writes.
  func waitForEnd() {
    _ = readUntilQuiet(milliseconds: 1000)
  }

  /// The memory that is in use, in KiB, and the processor time used, in clock ticks.
  var usage: (memory: Int, ticks: Int) {
    let status = Self.contents("/proc/\(process)/status")
    let memory = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      .flatMap { $0.split(separator: " ").dropFirst().first }
      .flatMap { Int($0.filter(\.isNumber)) }
    let fields = Self.contents("/proc/\(process)/stat").split(separator: " ")
    let ticks = fields.count > 14 ? (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0) : 0
    return (memory ?? 0, ticks)
  }

  /// The most memory that was ever in use, in KiB.
  var peak: Int {
    Self.contents("/proc/\(process)/status").split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }
      .flatMap { $0.split(separator: " ").dropFirst().first }
      .flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  private static func contents(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
