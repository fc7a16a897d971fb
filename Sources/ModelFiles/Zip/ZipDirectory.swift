/// Reads the central directory of a ZIP archive.
///
/// Only the directory counts, as the format demands; of an entry's own header
/// no more is used than where its bytes begin.
struct ZipDirectory {
  let bytes: [UInt8]
  let path: String

  /// Signatures and fixed lengths of the format's records.
  private enum Record {
    static let entry: UInt32 = 0x0403_4b50
    static let entryLength = 30
    static let directoryEntry: UInt32 = 0x0201_4b50
    static let directoryEntryLength = 46
    static let end: UInt32 = 0x0605_4b50
    static let endLength = 22
    static let end64: UInt32 = 0x0606_4b50
    static let end64Length = 56
    static let locator64: UInt32 = 0x0706_4b50
    static let locator64Length = 20
  }

  /// Every entry of the archive.
  ///
  /// - Throws: If there is no directory, or an entry's bytes do not lie inside the
  ///   archive and apart from all others'.
  func entries() throws(FileError) -> [ZipEntry] {
    let (directory, count) = try directory()
    guard count <= directory.count / Record.directoryEntryLength else {
      throw FileError(
        path, "its ZIP directory of \(directory.count) bytes cannot hold \(count) entries")
    }
    var entries: [ZipEntry] = []
    var spans: [(range: Range<Int>, name: String)] = []
    entries.reserveCapacity(count)
    var offset = directory.lowerBound
    for index in 0..<count {
      let (entry, start, next) = try entry(at: offset, index, in: directory)
      entries.append(entry)
      spans.append((start..<entry.range.upperBound, entry.name))
      offset = next
    }
    spans.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (first, second) in zip(spans, spans.dropFirst())
    where second.range.lowerBound < first.range.upperBound {
      throw FileError(path, "its entries “\(first.name)” and “\(second.name)” overlap")
    }
    return entries
  }

  /// Where the directory lies, and how many entries it lists.
  private func directory() throws(FileError) -> (Range<Int>, count: Int) {
    guard let end = endRecord() else {
      throw FileError(
        path, "has no ZIP directory at its end: the file is cut short or damaged")
    }
    var count = UInt64(field(end + 10, UInt16.self))
    var size = UInt64(field(end + 12, UInt32.self))
    var start = UInt64(field(end + 16, UInt32.self))
    var limit = end
    if let end64 = try end64Record(before: end) {
      count = field(end64 + 32, UInt64.self)
      size = field(end64 + 40, UInt64.self)
      start = field(end64 + 48, UInt64.self)
      limit = end64
    }
    guard let first = Int(exactly: start), let length = Int(exactly: size), first <= limit,
      length <= limit - first, let count = Int(exactly: count)
    else {
      throw FileError(
        path,
        "its ZIP directory should lie at byte \(start), \(size) bytes long; "
          + "there is room up to byte \(limit)")
    }
    return (first..<first + length, count)
  }

  /// The offset of the record that ends the archive, which a comment may follow.
  private func endRecord() -> Int? {
    var offset = bytes.count - Record.endLength
    let lowest = max(0, offset - Int(UInt16.max))
    while offset >= lowest {
      if bytes[offset] == 0x50, field(offset, UInt32.self) == Record.end,
        offset + Record.endLength + Int(field(offset + 20, UInt16.self)) == bytes.count
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  /// The offset of the 64-bit record of the archive's end, if there is one.
  private func end64Record(before end: Int) throws(FileError) -> Int? {
    let locator = end - Record.locator64Length
    guard locator >= 0, field(locator, UInt32.self) == Record.locator64 else { return nil }
    let offset = field(locator + 8, UInt64.self)
    guard let offset = Int(exactly: offset), offset <= locator - Record.end64Length,
      field(offset, UInt32.self) == Record.end64
    else {
      throw FileError(path, "has no ZIP directory at byte \(offset), where it should be")
    }
    return offset
  }

  /// Reads one line of the directory.
  ///
  /// - Returns: The entry, where its own header begins, and where the next line does.
  private func entry(
    at offset: Int, _ index: Int, in directory: Range<Int>
  ) throws(FileError) -> (ZipEntry, start: Int, next: Int) {
    guard directory.upperBound - offset >= Record.directoryEntryLength,
      field(offset, UInt32.self) == Record.directoryEntry
    else {
      throw FileError(path, "its ZIP directory is damaged at entry \(index), byte \(offset)")
    }
    let nameStart = offset + Record.directoryEntryLength
    let extraStart = nameStart + Int(field(offset + 28, UInt16.self))
    let extraEnd = extraStart + Int(field(offset + 30, UInt16.self))
    let next = extraEnd + Int(field(offset + 32, UInt16.self))
    guard next <= directory.upperBound else {
      throw FileError(path, "its ZIP directory is damaged at entry \(index), byte \(offset)")
    }
    let name = String(decoding: bytes[nameStart..<extraStart], as: UTF8.self)
    var sizes = Sizes(
      content: UInt64(field(offset + 24, UInt32.self)),
      kept: UInt64(field(offset + 20, UInt32.self)),
      header: UInt64(field(offset + 42, UInt32.self)))
    extend(&sizes, by: extraStart..<extraEnd)
    let flags = field(offset + 8, UInt16.self)
    let method: ZipEntry.Method =
      switch field(offset + 10, UInt16.self) {
      case 0: .stored
      case 8: .deflated
      case let number: .other(Int(number))
      }
    guard let start = Int(exactly: sizes.header), let kept = Int(exactly: sizes.kept),
      let size = Int(exactly: sizes.content), method != .stored || size == kept,
      let dataStart = dataStart(ofHeaderAt: start, before: directory.lowerBound),
      kept <= directory.lowerBound - dataStart
    else {
      throw FileError(
        path,
        "its entry “\(name)” should lie at byte \(sizes.header), \(sizes.kept) bytes for "
          + "\(sizes.content); the file has no such entry there")
    }
    let entry = ZipEntry(
      // Bit 0 stands for encryption, bit 6 for its strong form, bit 13 for a masked directory.
      name: name, method: method, isEncrypted: flags & 0x2041 != 0,
      checksum: field(offset + 16, UInt32.self), size: size, range: dataStart..<dataStart + kept)
    return (entry, start, next)
  }

  /// The numbers of a directory's line that may be 64 bits wide.
  private struct Sizes {
    var content: UInt64
    var kept: UInt64
    var header: UInt64
  }

  /// Takes from the 64-bit extra field what did not fit into 32 bits.
  private func extend(_ sizes: inout Sizes, by extra: Range<Int>) {
    let missing = UInt64(UInt32.max)
    var offset = extra.lowerBound
    while offset <= extra.upperBound - 4 {
      let kind = field(offset, UInt16.self)
      var position = offset + 4
      let end = position + Int(field(offset + 2, UInt16.self))
      guard end <= extra.upperBound else { return }
      if kind == 1 {
        for part in [\Sizes.content, \.kept, \.header] where sizes[keyPath: part] == missing {
          guard position <= end - 8 else { return }
          sizes[keyPath: part] = field(position, UInt64.self)
          position += 8
        }
        return
      }
      offset = end
    }
  }

  /// Where an entry's bytes begin: behind its own header.
  private func dataStart(ofHeaderAt offset: Int, before limit: Int) -> Int? {
    guard offset >= 0, offset <= limit - Record.entryLength,
      field(offset, UInt32.self) == Record.entry
    else { return nil }
    let start =
      offset + Record.entryLength + Int(field(offset + 26, UInt16.self))
      + Int(field(offset + 28, UInt16.self))
    return start <= limit ? start : nil
  }

  /// The number at an offset that was checked to lie in the file.
  private func field<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
    bytes.littleEndian(at: offset, as: type) ?? 0
  }
}
