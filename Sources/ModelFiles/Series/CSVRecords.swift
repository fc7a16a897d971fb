/// The records of a CSV text (RFC 4180), one after the other.
///
/// Fields may stand in quotes, with quotes doubled inside; lines end in LF or CRLF, or in CR where there is no LF; empty
/// lines and lines that begin with `#` are no records. Quotes within a field that does not begin with one are part of it.
struct CSVRecords {
  /// What stands between two fields.
  enum Separator: Sendable, Equatable {
    case byte(UInt8)
    /// Any number of spaces or tabs, as `numpy.savetxt` writes.
    case spaces
  }

  /// A record and the line it begins on, counted from 1.
  struct Record: Equatable {
    var line: Int
    var fields: [String]
  }

  private let bytes: [UInt8]
  private let path: String
  private var position = 0
  private var line = 1
  /// Whether a CR alone ends a line, as on an old Macintosh.
  private let endsLinesInCR: Bool

  /// What stands between two fields, taken from the first two records.
  private(set) var separator = Separator.byte(UInt8(ascii: ","))

  init(bytes: [UInt8], path: String) throws(FileError) {
    self.bytes = bytes
    self.path = path
    endsLinesInCR = !bytes.contains(0x0A)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    separator = try Self.separator(of: self)
  }

  /// The next record, or nil at the end.
  mutating func next() throws(FileError) -> Record? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    var record = Record(line: line, fields: [])
    while true {
      if separator == .spaces { skipSpaces() }
      record.fields.append(try field())
      guard position < bytes.count, !isLineEnd else { break }
      position += 1
      if separator == .spaces {
        skipSpaces()
        if position == bytes.count || isLineEnd { break }
      }
    }
    endLine()
    return record
  }

  // MARK: - Lines

  private var isLineEnd: Bool {
    bytes[position] == 0x0A
      || bytes[position] == 0x0D
        && (endsLinesInCR || position + 1 == bytes.count || bytes[position + 1] == 0x0A)
  }

  private mutating func endLine() {
    if !endsLinesInCR, position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count { position += 1 }
    line += 1
  }

  private mutating func skipSpaces() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count {
      let start = position
      skipSpaces()
      if position < bytes.count, bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, !isLineEnd { position += 1 }
      }
      // A line of nothing but tabs is a record of nothing but missing values.
      let isEmpty = position == bytes.count || isLineEnd
      guard isEmpty, separator != .byte(0x09) || !bytes[start..<position].contains(0x09) else {
        position = start
        return
      }
      if position < bytes.count { endLine() }
    }
  }

  // MARK: - Fields

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch separator {
    case .byte(let separator): byte == separator
    case .spaces: byte == 0x20 || byte == 0x09
    }
  }

  private mutating func field() throws(FileError) -> String {
    let start = position
    while position < bytes.count, bytes[position] == 0x20, separator != .spaces { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quoted() }
    position = start
    while position < bytes.count, !isSeparator(bytes[position]), !isLineEnd { position += 1 }
    return Self.trimmed(bytes[start..<position])
  }

  private mutating func quoted() throws(FileError) -> String {
    let firstLine = line
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw FileError(path, "the quotes that open in line \(firstLine) are not closed")
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
      }
      if byte == 0x0A || endsLinesInCR && byte == 0x0D { line += 1 }
      content.append(byte)
    }
    while position < bytes.count, bytes[position] == 0x20, !isSeparator(0x20) { position += 1 }
    guard position == bytes.count || isSeparator(bytes[position]) || isLineEnd else {
      throw FileError(path, "line \(line): more follows after closing quotes")
    }
    return Self.trimmed(content[...])
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? bytes.startIndex
    return String(decoding: bytes[..<end].drop(while: isSpace), as: UTF8.self)
  }

  // MARK: - Separators

  /// The separator that cuts the first two records into as many fields each, at least two.
  ///
  /// A tab is tried before a semicolon, that before a comma, and white space last.
  private static func separator(of records: CSVRecords) throws(FileError) -> Separator {
    var failure: FileError?
    for separator in [.byte(0x09), .byte(0x3B), .byte(0x2C), .spaces] as [Separator] {
      var copy = records
      copy.separator = separator
      do throws(FileError) {
        guard let first = try copy.next(), first.fields.count > 1 else { continue }
        let second = try copy.next()
        if second == nil || second?.fields.count == first.fields.count { return separator }
      } catch {
        failure = failure ?? error
      }
    }
    // Where no two lines agree it is for the reader to say so, with the usual separator.
    return .byte(0x2C)
  }
}
