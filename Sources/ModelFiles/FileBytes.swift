#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Whole files as bytes, with errors that say what the system said.
public enum FileBytes {
  /// Whether there is something at a path, or it is `-`.
  public static func exists(_ path: String) -> Bool { path == "-" || access(path, F_OK) == 0 }

  /// Whether there is a regular file at a path, or a link to one.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether two paths lead to the same file, by whatever names; not if there is none.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    var (status, otherStatus) = (stat(), stat())
    return stat(path, &status) == 0 && stat(other, &otherStatus) == 0
      && status.st_dev == otherStatus.st_dev && status.st_ino == otherStatus.st_ino
  }

  /// Reads the beginning of a file, or of standard input if the path is `-`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The largest number of bytes that is read.
  /// - Returns: The bytes, and whether those are all.
  /// - Throws: If there is no such file, it is a directory, or it cannot be read.
  public static func readPrefix(
    _ path: String, limit: Int
  ) throws(FileError) -> (bytes: [UInt8], isWhole: Bool) {
    let bytes = try readAtMost(limit + 1, of: path)
    return bytes.count > limit ? (Array(bytes[..<limit]), false) : (bytes, true)
  }

  /// Reads a file, or standard input if the path is `-`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The largest number of bytes that is accepted.
  ///   - check: Looks at the file's first bytes, so that a large file of another
  ///     kind is refused before all of it is read.
  /// - Returns: The bytes.
  /// - Throws: If there is no such file, it is a directory or a device (which may never end), it
  ///   cannot be read, or it is longer than `limit`; and what `check` throws.
  public static func read(
    _ path: String, limit: Int = 1 << 31,
    checkingStart check: ([UInt8]) throws(FileError) -> Void = { _ in }
  ) throws(FileError) -> [UInt8] {
    let bytes = try readAtMost(limit + 1, of: path, allowsDevices: false, checkingStart: check)
    guard bytes.count <= limit else {
      throw FileError(path, "is longer than \(limit) bytes, the most that is accepted")
    }
    return bytes
  }

  /// How many bytes are the start that a caller may check.
  private static let startLength = 16

  private static func readAtMost(
    _ limit: Int, of path: String, allowsDevices: Bool = true,
    checkingStart check: ([UInt8]) throws(FileError) -> Void = { _ in }
  ) throws(FileError) -> [UInt8] {
    guard !path.isEmpty else { throw FileError(path, "is an empty name; expected a file's") }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(path, "cannot be opened") }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    let kind = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    guard kind != S_IFDIR else { throw FileError(path, "is a directory; expected a file") }
    // A terminal ends when the user says so, and /dev/null at once; /dev/zero does not.
    let isDevice = kind == S_IFBLK || kind == S_IFCHR && isatty(descriptor) == 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, max(0, Int(status.st_size))) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var isChecked = false
    while bytes.count < limit {
      let count = systemRead(descriptor, &chunk, min(chunk.count, limit - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemError(path, "cannot be read") }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      guard allowsDevices || !isDevice || bytes.count < chunk.count else {
        throw FileError(path, "is a device without an end; expected a file or a pipe")
      }
      if !isChecked, bytes.count >= Self.startLength {
        try check(bytes)
        isChecked = true
      }
    }
    return bytes
  }

  /// Writes a file so that it is either whole or untouched.
  ///
  /// The bytes go to a temporary file beside it, which then takes its name; a link
  /// is followed first. What is no regular file (a device, a pipe) is written to
  /// as it is, never replaced.
  ///
  /// - Throws: If the file cannot be written.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    guard let destination = try replaceable(path) else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw systemError(path, "cannot be written") }
      defer { close(descriptor) }
      guard writeAll(bytes, to: descriptor) else { throw systemError(path, "cannot be written") }
      return
    }
    let (descriptor, temporary) = try openTemporary(beside: destination.path, for: path)
    guard writeAll(bytes, to: descriptor), fchmod(descriptor, destination.mode) == 0 else {
      let error = systemError(path, "cannot be written")
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, destination.path) == 0 else {
      let error = systemError(path, "cannot be written")
      unlink(temporary)
      throw error
    }
  }

  /// Removes a file, if there is one.
  public static func remove(_ path: String) { unlink(path) }

  /// Finds out whether a file can be written at a path, without changing it.
  ///
  /// - Throws: If it cannot.
  public static func checkWritable(_ path: String) throws(FileError) {
    guard let destination = try replaceable(path) else {
      guard access(path, W_OK) == 0 else { throw systemError(path, "cannot be written") }
      return
    }
    let (descriptor, temporary) = try openTemporary(beside: destination.path, for: path)
    close(descriptor)
    unlink(temporary)
  }

  /// The file that a new one may take the place of, with its mode; `nil` for a device or a pipe.
  private static func replaceable(
    _ path: String
  ) throws(FileError) -> (path: String, mode: mode_t)? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A mask can only be read by setting it.
      let mask = umask(0)
      umask(mask)
      return (path, 0o666 & ~mask)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileError(path, "cannot be written: it is a directory")
    case S_IFREG: break
    default: return nil
    }
    guard let target = realpath(path, nil) else { throw systemError(path, "cannot be written") }
    defer { free(target) }
    return (String(cString: target), status.st_mode & 0o777)
  }

  /// Opens a new file beside a path, of a name that nothing else has.
  private static func openTemporary(
    beside path: String, for original: String
  ) throws(FileError) -> (descriptor: Int32, path: String) {
    var template = (path + ".XXXXXX").utf8CString.map { $0 }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw systemError(original, "cannot be written") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return (
      descriptor, String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    )
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private static func systemError(_ path: String, _ what: String) -> FileError {
    FileError(path, "\(what): \(String(cString: strerror(errno)))")
  }
}

// Inside `FileBytes` the names `read` and `write` mean its own methods.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
