/// Reads JSON as Python writes it, NaN and Infinity included, in one pass.
///
/// Decoding a value of any type with JSONDecoder means to try one type after the other, and every
/// failed attempt costs microseconds: minutes for a few megabytes of numbers.
struct KerasJSONScanner {
  private let text: [UInt8]
  private var index = 0
  private var depth = 0

  /// What is wrong.
  enum Problem: Error {
    /// It is no JSON.
    case noJSON
    /// Lists and objects are within each other too deeply.
    case tooDeep
  }

  /// How many lists and objects may be within each other; Keras's own have some ten.
  static let depthLimit = 96

  init(_ text: some Collection<UInt8>) { self.text = Array(text) }

  /// The one value that the text is.
  mutating func document() throws(Problem) -> KerasJSON {
    let result = try value()
    skipSpace()
    guard index == text.count else { throw .noJSON }
    return result
  }

  private mutating func value() throws(Problem) -> KerasJSON {
    skipSpace()
    guard index < text.count else { throw .noJSON }
    switch text[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N"): return try word("NaN", .number(.nan))
    case UInt8(ascii: "I"): return try word("Infinity", .number(.infinity))
    default: return try number()
    }
  }

  private mutating func object() throws(Problem) -> KerasJSON {
    try open()
    var values: [String: KerasJSON] = [:]
    if take("}") {
      depth -= 1
      return .object(values)
    }
    repeat {
      skipSpace()
      let name = try string()
      guard take(":") else { throw .noJSON }
      values[name] = try value()
    } while take(",")
    guard take("}") else { throw .noJSON }
    depth -= 1
    return .object(values)
  }

  private mutating func list() throws(Problem) -> KerasJSON {
    try open()
    var values: [KerasJSON] = []
    if take("]") {
      depth -= 1
      return .array(values)
    }
    repeat { values.append(try value()) } while take(",")
    guard take("]") else { throw .noJSON }
    depth -= 1
    return .array(values)
  }

  private mutating func open() throws(Problem) {
    index += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw .tooDeep }
  }

  private mutating func string() throws(Problem) -> String {
    guard index < text.count, text[index] == UInt8(ascii: "\"") else { throw .noJSON }
    index += 1
    var bytes: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += try escape()
      default: bytes.append(byte)
      }
    }
    throw .noJSON
  }

  /// What stands for itself after a backslash, in UTF-8.
  private mutating func escape() throws(Problem) -> [UInt8] {
    guard index < text.count else { throw .noJSON }
    let byte = text[index]
    index += 1
    switch byte {
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      var units = [try unit()]
      // The second half of a pair follows the first; a half alone becomes U+FFFD.
      if 0xD800..<0xDC00 ~= units[0], text[index...].starts(with: "\\u".utf8) {
        index += 2
        units.append(try unit())
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: throw .noJSON
    }
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    let digits = text[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .noJSON }
    index += 4
    return unit
  }

  private mutating func number() throws(Problem) -> KerasJSON {
    if text[index...].starts(with: "-Infinity".utf8) {
      return try word("-Infinity", .number(-.infinity))
    }
    let digits = text[index...].prefix {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard let number = Double(String(decoding: digits, as: UTF8.self)) else { throw .noJSON }
    index += digits.count
    return .number(number)
  }

  private mutating func word(_ name: String, _ value: KerasJSON) throws(Problem) -> KerasJSON {
    guard text[index...].starts(with: name.utf8) else { throw .noJSON }
    index += name.utf8.count
    return value
  }

  private mutating func skipSpace() {
    while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
  }

  /// Takes a sign if it comes next.
  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < text.count, text[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }
}
