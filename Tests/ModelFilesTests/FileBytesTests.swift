import ModelFiles
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// If one of these fails, a file is lost or a wrong path is not explained.
@Suite struct FileBytesTests {
  @Test("What is written is read, and no temporary file stays")
  func roundTrip() throws {
    let folder = TemporaryFolder()
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try FileBytes.write([1], to: folder.file("a"))
    try FileBytes.write(bytes, to: folder.file("a"))
    #expect(try FileBytes.read(folder.file("a")) == bytes)
    #expect(folder.names == ["a"])
  }

  @Test("A file is the same by every name that leads to it")
  func same() throws {
    let folder = TemporaryFolder()
    let (file, other) = (folder.file("a"), folder.file("b"))
    try FileBytes.write([1], to: file)
    try FileBytes.write([1], to: other)
    #expect(
      symlink(file, folder.file("link")) == 0
        && linkat(AT_FDCWD, file, AT_FDCWD, folder.file("hard"), 0) == 0)
    for name in ["a", "./a", "link", "hard"] { #expect(FileBytes.isSame(folder.file(name), file)) }
    #expect(!FileBytes.isSame(file, other) && !FileBytes.isSame(file, folder.file("none")))
    #expect(!FileBytes.isSame(folder.file("none"), folder.file("none")))
  }

  @Test("Missing files, folders and long files are named in one line")
  func refusals() throws {
    let folder = TemporaryFolder()
    try FileBytes.write([1, 2, 3], to: folder.file("a"))
    let cases: [(String, Int, String)] = [
      (folder.file("none"), 10, "cannot be opened: No such file or directory"),
      (folder.path, 10, "is a directory; expected a file"),
      (folder.file("a"), 2, "longer than 2 bytes"),
    ]
    for (path, limit, expected) in cases {
      let error = #expect(throws: FileError.self) { try FileBytes.read(path, limit: limit) }
      #expect(error?.description.contains(expected) == true)
    }
  }

  @Test("A device without an end and an empty name are refused, and /dev/null is empty")
  func devices() throws {
    let error = #expect(throws: FileError.self) { try FileBytes.read("/dev/zero") }
    #expect(
      error?.description == "/dev/zero: is a device without an end; expected a file or a pipe")
    #expect(try FileBytes.read("/dev/null").isEmpty)
    #expect(try FileBytes.readPrefix("/dev/zero", limit: 100_000).bytes.count == 100_000)
    let nameless = #expect(throws: FileError.self) { try FileBytes.read("") }
    #expect(nameless?.description == "“”: is an empty name; expected a file's")
    let model = #expect(throws: FileError.self) { try ModelCatalog.load("") }
    #expect(
      model?.description.hasPrefix("“”: is an empty name; expected a file's or a built-in") == true)
  }

  @Test("The beginning of a file is read, and whether it is all of it")
  func prefix() throws {
    let folder = TemporaryFolder()
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    try FileBytes.write(bytes, to: folder.file("a"))
    for limit in [0, 1, 65_536, 99_999, 100_000, 200_000] {
      let (found, isWhole) = try FileBytes.readPrefix(folder.file("a"), limit: limit)
      #expect(found == Array(bytes.prefix(limit)))
      #expect(isWhole == (limit >= 100_000))
    }
  }

  @Test("An unwritable place is found out before work starts, and left as it is")
  func writability() throws {
    let folder = TemporaryFolder()
    #expect(throws: FileError.self) { try FileBytes.checkWritable("/nowhere/model") }
    #expect(throws: FileError.self) { try FileBytes.checkWritable(folder.path) }
    try FileBytes.write([7], to: folder.file("a"))
    try FileBytes.checkWritable(folder.file("a"))
    #expect(try FileBytes.read(folder.file("a")) == [7])
    #expect(throws: FileError.self) { try FileBytes.write([1], to: "/nowhere/model") }
    #expect(folder.names == ["a"])
  }

  @Test("A device is written to, never replaced by a file")
  func device() throws {
    let folder = TemporaryFolder()
    mkfifo(folder.file("pipe"), 0o600)
    let reader = open(folder.file("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try FileBytes.checkWritable(folder.file("pipe"))
    try FileBytes.write([1, 2, 3], to: folder.file("pipe"))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, 8) == 3)
    #expect(folder.names == ["pipe"])
  }

  @Test("A link is followed, and a private file stays private")
  func link() throws {
    let folder = TemporaryFolder()
    try FileBytes.write([1], to: folder.file("a"))
    chmod(folder.file("a"), 0o600)
    symlink(folder.file("a"), folder.file("link"))
    try FileBytes.write([2], to: folder.file("link"))
    #expect(try FileBytes.read(folder.file("a")) == [2])
    var status = stat()
    #expect(lstat(folder.file("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder.file("a"), &status) == 0 && status.st_mode & 0o777 == 0o600)
  }
}
