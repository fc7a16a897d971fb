/// Reads the parts of one structure of an HDF5 file in turn, never beyond its end.
struct HDF5Cursor {
  /// The whole file.
  let bytes: [UInt8]

  /// What errors call the file.
  let path: String

  /// What is being read, for errors: “object header”.
  let what: String

  /// Where the next part begins.
  private(set) var offset: Int

  /// Where the structure ends.
  let end: Int

  /// Where the structure begins.
  private let start: Int

  /// How many bytes are left.
  var remaining: Int { end - offset }

  /// Creates a cursor over a range that must lie within the file.
  init(_ bytes: [UInt8], _ range: Range<Int>, _ what: String, path: String) {
    self.bytes = bytes
    self.path = path
    self.what = what
    self.start = range.lowerBound
    self.offset = range.lowerBound
    self.end = range.upperBound
  }

  /// An error about this structure.
  func damage(_ problem: String) -> FileError {
    FileError(path, "is damaged: the HDF5 \(what) at byte \(start) \(problem)")
  }

  /// Takes a number of bytes and returns where they are.
  mutating func take(_ count: Int) throws(FileError) -> Range<Int> {
    guard count >= 0, count <= remaining else {
      throw damage("needs \(count) bytes more, but \(remaining) are left")
    }
    defer { offset += count }
    return offset..<offset + count
  }

  /// Takes all that is left.
  mutating func takeRest() -> Range<Int> {
    defer { offset = end }
    return offset..<end
  }

  /// Passes over bytes that say nothing.
  mutating func skip(_ count: Int) throws(FileError) { _ = try take(count) }

  /// Takes a little-endian integer.
  mutating func integer<Value: FixedWidthInteger>(
    _ type: Value.Type = Value.self
  ) throws(FileError) -> Value {
    let range = try take(Value.bitWidth / 8)
    return bytes.littleEndian(at: range.lowerBound) ?? 0
  }

  /// Takes a 16-bit count.
  mutating func short() throws(FileError) -> Int { Int(try integer(UInt16.self)) }

  /// Takes a byte.
  mutating func byte() throws(FileError) -> UInt8 { try integer(UInt8.self) }

  /// The next byte, which stays the next.
  func nextByte() throws(FileError) -> UInt8 {
    guard remaining > 0 else { throw damage("needs 1 bytes more, but 0 are left") }
    return bytes[offset]
  }

  /// Takes an unsigned integer of 1, 2, 4 or 8 bytes.
  mutating func unsigned(width: Int) throws(FileError) -> Int {
    let range = try take(width)
    var value: UInt64 = 0
    for index in range.reversed() { value = value << 8 | UInt64(bytes[index]) }
    guard let result = Int(exactly: value) else { throw damage("holds a length of \(value)") }
    return result
  }

  /// Takes a length of 8 bytes.
  mutating func length() throws(FileError) -> Int { try unsigned(width: 8) }

  /// Takes an address of 8 bytes; `nil` for the one that stands for “nowhere”.
  mutating func address() throws(FileError) -> Int? {
    let value = try integer(UInt64.self)
    guard value != .max else { return nil }
    guard let address = Int(exactly: value), address < bytes.count else {
      throw damage("refers to byte \(value) of a file of \(bytes.count) bytes")
    }
    return address
  }

  /// Takes the letters that a structure begins with.
  mutating func expect(_ signature: StaticString) throws(FileError) {
    let expected = signature.withUTF8Buffer { Array($0) }
    let range = try take(expected.count)
    guard bytes[range].elementsEqual(expected) else {
      throw damage("does not begin with “\(signature)”")
    }
  }
}
