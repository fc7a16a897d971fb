import Testing

@testable import ModelFiles

/// If one of these fails, an archive with a model opens wrongly, or a hostile one fills the memory.
@Suite struct ZipFileTests {
  /// Python's `zipfile.ZipFile("z.zip", "w", ZIP_DEFLATED)` of "a/b.txt" (18 × "lstm "), and a folder.
  static let deflated: [UInt8] = bytes(
    hexadecimal: """
      504b03041400080008000000210000000000000000000000000007000000612f622e747874cb292ec955c8a1
      050100504b070840da5f020a0000005a000000504b0304140008000000000021000000000000000000000000
      0007000000666f6c6465722f504b0708000000000000000000000000504b0102140314000800080000002100
      40da5f020a0000005a000000070000000000000000000000800100000000612f622e747874504b0102140314
      00080000000000210000000000000000000000000007000000000000000000000080013f000000666f6c6465
      722f504b050600000000020002006a0000007400000004006e6f7465
      """)

  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(FileError) {
      let file = try ZipFile(bytes: bytes, path: "x")
      for entry in file.entries { _ = try file.content(of: entry) }
      return ""
    } catch {
      return error.description
    }
  }

  private var stored: [UInt8] {
    var archive = ZipArchive()
    archive.add("a", [1, 2, 3])
    archive.add("b/c", [])
    archive.add("d", [4])
    return archive.encoded()
  }

  @Test("What is stored is a slice of the file")
  func storedEntries() throws {
    let file = try ZipFile(bytes: stored, path: "x")
    #expect(file.entries.map(\.name) == ["a", "b/c", "d"])
    let entry = try #require(file.entry("a"))
    let content = try file.content(of: entry)
    #expect(content == [1, 2, 3])
    #expect(content.startIndex == entry.range.lowerBound)
    #expect(file.entry("e") == nil)
    #expect(ZipFile.begins(stored))
    #expect(!ZipFile.begins([0x50, 0x4B]))
  }

  @Test("What is compressed is expanded, also behind a comment and without sizes in its own header")
  func deflatedEntries() throws {
    let file = try ZipFile(bytes: Self.deflated, path: "x")
    #expect(file.entries.map(\.name) == ["a/b.txt", "folder/"])
    let content = try file.content(of: try #require(file.entry("a/b.txt")))
    #expect(String(decoding: content, as: UTF8.self) == String(repeating: "lstm ", count: 18))
  }

  @Test("Sizes and places of 64 bits are read")
  func wide() throws {
    let file = try ZipFile(bytes: wideArchive(), path: "x")
    #expect(try file.content(of: try #require(file.entry("n"))) == [9, 8])
  }

  /// An archive whose directory keeps every number in the 64-bit records.
  private func wideArchive(size: UInt64 = 2, offset: UInt64 = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt32(0x0403_4b50))
    bytes += [45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8)
    bytes += [1, 0, 0, 0] + Array("n".utf8) + [9, 8]
    let directory = bytes.count
    bytes.append(littleEndian: UInt32(0x0201_4b50))
    bytes += [45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0, 0, 0, 0]
    bytes += [UInt8](repeating: 0xFF, count: 8) + [1, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    bytes += [UInt8](repeating: 0xFF, count: 4) + Array("n".utf8) + [1, 0, 24, 0]
    for number in [size, size, offset] { bytes.append(littleEndian: number) }
    let end64 = bytes.count
    bytes.append(littleEndian: UInt32(0x0606_4b50))
    bytes.append(littleEndian: UInt64(44))
    bytes += [45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
    for number in [1, 1, end64 - directory, directory] {
      bytes.append(littleEndian: UInt64(number))
    }
    bytes.append(littleEndian: UInt32(0x0706_4b50))
    bytes += [0, 0, 0, 0]
    bytes.append(littleEndian: UInt64(end64))
    bytes += [1, 0, 0, 0]
    bytes.append(littleEndian: UInt32(0x0605_4b50))
    bytes += [0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
    return bytes
  }

  @Test("Places and sizes beyond the file are refused, the largest numbers too")
  func wrongPlaces() {
    for (size, offset): (UInt64, UInt64) in [
      (3, 0), (.max, 0), (1 << 63 - 1, 0), (2, 1), (2, .max), (2, 1 << 63 - 1), (2, 1 << 40),
    ] {
      #expect(refusal(wideArchive(size: size, offset: offset)).contains("should lie at byte"))
    }
  }

  @Test("Truncations are refused")
  func truncations() {
    for count in 0..<stored.count {
      #expect(refusal(Array(stored.prefix(count))).contains("no ZIP directory at its end"))
    }
  }

  @Test("Entries of one name, overlapping and encrypted ones, and other methods are named")
  func refusals() throws {
    var twice = ZipArchive()
    twice.add("a", [1])
    twice.add("a", [2])
    #expect(refusal(twice.encoded()) == "x: holds two entries called “a”")

    let directory = Int(try #require(stored.littleEndian(at: stored.count - 6, as: UInt32.self)))
    var overlapping = stored
    // The second line of the directory points at the first entry's header.
    overlapping[directory + 46 + 1 + 42] = 0
    #expect(refusal(overlapping).contains("overlap"))

    var encrypted = stored
    encrypted[directory + 8] |= 1
    #expect(refusal(encrypted) == "x: its entry “a” is encrypted")

    var other = stored
    other[directory + 10] = 14
    #expect(refusal(other).contains("compressed by method 14"))
  }

  @Test("A bomb is refused before it is expanded")
  func bomb() throws {
    var bomb = Self.deflated
    let directory = Int(try #require(bomb.littleEndian(at: bomb.count - 6 - 4, as: UInt32.self)))
    // The size of the expanded content: some 500 MB.
    bomb[directory + 27] = 0x20
    #expect(refusal(bomb).contains("expand to more than 1048576 bytes"))
    var wrong = Self.deflated
    wrong[directory + 24] += 1
    #expect(refusal(wrong).contains("is damaged"))
    var damaged = Self.deflated
    damaged[directory + 16] ^= 1
    #expect(refusal(damaged).contains("checksum"))
  }

  @Test("Damaged archives are read or refused")
  func mutations() {
    Mutations.check([stored, Self.deflated, wideArchive()], count: 4000, seed: 1) {
      bytes throws(FileError) in
      let file = try ZipFile(bytes: bytes, path: "x")
      var count = 0
      for entry in file.entries { count += try file.content(of: entry).count }
      return count
    }
  }
}
