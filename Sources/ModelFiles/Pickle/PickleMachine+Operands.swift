/// What follows the code of an instruction.
extension PickleMachine {
  /// The next byte.
  mutating func byte() throws(FileError) -> UInt8 {
    guard position < bytes.endIndex else { throw damaged("it ends without its last instruction") }
    defer { position += 1 }
    return bytes[position]
  }

  /// The next little-endian integer.
  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(FileError) -> Value {
    guard let value = bytes.littleEndian(at: position - bytes.startIndex, as: type) else {
      throw damaged("it ends within an instruction")
    }
    position += Value.bitWidth / 8
    return value
  }

  /// The text up to the end of a line, in the protocols that are lines of text.
  mutating func line() throws(FileError) -> String {
    String(decoding: bytes[try lineRange()], as: UTF8.self)
  }

  private mutating func lineRange() throws(FileError) -> Range<Int> {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw damaged("it ends within a line")
    }
    defer { position = end + 1 }
    return position..<end
  }

  /// The number that an instruction gives or finds a memoized value by.
  mutating func memoIndex(_ opcode: PickleOpcode) throws(FileError) -> Int {
    switch opcode {
    case .binPut, .binGet: return Int(try byte())
    case .longBinPut, .longBinGet: return Int(try integer(UInt32.self))
    default:
      let text = try line()
      guard let index = Int(text), index >= 0 else {
        throw damaged("“\(text.prefix(40))” is no index")
      }
      return index
    }
  }

  /// The single value that an instruction stands for.
  mutating func literal(_ opcode: PickleOpcode) throws(FileError) -> PickleValue {
    switch opcode {
    case .none: return .none
    case .newTrue: return .bool(true)
    case .newFalse: return .bool(false)
    case .binInt: return .integer(Int(try integer(Int32.self)))
    case .binInt1: return .integer(Int(try byte()))
    case .binInt2: return .integer(Int(try integer(UInt16.self)))
    case .long1: return long(try run(of: Int(try byte())))
    case .long4: return long(try run(of: Int(try integer(Int32.self))))
    case .int, .long: return try decimal()
    case .float:
      let text = try line()
      guard let value = Double(text) else { throw damaged("“\(text.prefix(40))” is no number") }
      return .float(value)
    case .binFloat:
      return .float(Double(bitPattern: try integer(UInt64.self).byteSwapped))
    case .string: return try quoted()
    case .unicode:
      // Python writes characters up to U+00FF as one byte here.
      let scalars = bytes[try lineRange()].map { Unicode.Scalar($0) }
      return .text(Self.unescaped(String(String.UnicodeScalarView(scalars)), onlyUnicode: true))
    case .binString: return latin(try run(of: Int(try integer(Int32.self))))
    case .shortBinString: return latin(try run(of: Int(try byte())))
    case .shortBinUnicode: return text(try run(of: Int(try byte())))
    case .binUnicode: return text(try run(of: Int(try integer(UInt32.self))))
    case .binUnicode8: return text(try run(of: Int(exactly: try integer(UInt64.self))))
    case .shortBinBytes: return .bytes(try run(of: Int(try byte())))
    case .binBytes: return .bytes(try run(of: Int(try integer(UInt32.self))))
    default: return .bytes(try run(of: Int(exactly: try integer(UInt64.self))))
    }
  }

  /// The place of the next bytes, of which there must be so many.
  private mutating func run(of count: Int?) throws(FileError) -> Range<Int> {
    guard let count, count >= 0, count <= bytes.endIndex - position else {
      throw damaged("it ends within a value of \(count.map(String.init) ?? "too many") bytes")
    }
    defer { position += count }
    return position..<position + count
  }

  private func text(_ range: Range<Int>) -> PickleValue {
    .text(String(decoding: bytes[range], as: UTF8.self))
  }

  /// A string of Python 2, which is text or bytes.
  private func latin(_ range: Range<Int>) -> PickleValue {
    String(validating: bytes[range], as: UTF8.self).map(PickleValue.text) ?? .bytes(range)
  }

  /// An integer in two's complement, the lowest byte first.
  private func long(_ range: Range<Int>) -> PickleValue {
    guard range.count <= 8 else { return .largeInteger }
    var value: UInt64 = 0
    for (index, byte) in bytes[range].enumerated() { value |= UInt64(byte) << UInt64(8 * index) }
    guard let highest = bytes[range].last, highest & 0x80 != 0, range.count < 8 else {
      return .integer(Int(truncatingIfNeeded: value))
    }
    return .integer(Int(truncatingIfNeeded: value) - 1 << (8 * range.count))
  }

  /// An integer or a truth value in decimal digits.
  private mutating func decimal() throws(FileError) -> PickleValue {
    var text = try line()
    if text == "00" || text == "01" { return .bool(text == "01") }
    if text.last == "L" { text.removeLast() }
    if let value = Int(text) { return .integer(value) }
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw damaged("“\(text.prefix(40))” is no number")
    }
    return .largeInteger
  }

  private mutating func quoted() throws(FileError) -> PickleValue {
    let text = try line()
    guard let quote = text.first, quote == "'" || quote == "\"", text.count >= 2,
      text.last == quote
    else { throw damaged("a string is not in quotes") }
    return .text(Self.unescaped(String(text.dropFirst().dropLast()), onlyUnicode: false))
  }

  /// Replaces Python's escapes: `\uXXXX` and `\UXXXXXXXX`, or those of byte strings.
  private static func unescaped(_ text: String, onlyUnicode: Bool) -> String {
    guard text.contains("\\") else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"",
    ]
    let widths: [Unicode.Scalar: Int] = onlyUnicode ? ["u": 4, "U": 8] : ["x": 2]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.first else {
        result.append(scalar)
        continue
      }
      if let width = widths[next], rest.count > width,
        let code = UInt32(String(rest.dropFirst().prefix(width)), radix: 16)
      {
        result.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        rest = rest.dropFirst(width + 1)
      } else if !onlyUnicode, let plain = simple[next] {
        result.append(plain)
        rest = rest.dropFirst()
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
