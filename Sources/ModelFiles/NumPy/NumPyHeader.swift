/// What the header of an `.npy` file says: a Python dictionary of three entries.
///
/// Versions 1.0 to 3.0 of the format (NumPy Enhancement Proposal 1) differ in the
/// width of the header's length and in its encoding, which is ASCII for every
/// array that is read here.
struct NumPyHeader: Equatable {
  /// The type's description, such as `<f4`.
  var type = ""

  /// Whether each value has several fields, so that ``type`` says nothing.
  var isStructured = false

  /// Whether values lie with the first index fastest.
  var isFortranOrdered = false

  /// The sides, the slowest first.
  var shape: [Int] = []

  /// Where the values begin in the file.
  var dataStart = 0

  /// The bytes every `.npy` file begins with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}

extension NumPyHeader {
  /// Reads the beginning of an `.npy` file; `nil` if that is no such header.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Self.magic), bytes.count >= 8 else { return nil }
    let length: Int
    let start: Int
    switch bytes[bytes.startIndex + 6] {
    case 1:
      guard let field = bytes.littleEndian(at: 8, as: UInt16.self) else { return nil }
      (length, start) = (Int(field), 10)
    case 2, 3:
      guard let field = bytes.littleEndian(at: 8, as: UInt32.self) else { return nil }
      (length, start) = (Int(field), 12)
    default: return nil
    }
    guard length <= bytes.count - start else { return nil }
    dataStart = start + length
    var scanner = Scanner(text: bytes.dropFirst(start).prefix(length))
    guard scanner.skip("{") else { return nil }
    var keys: Set<String> = []
    while !scanner.skip("}") {
      guard let key = scanner.string(), keys.insert(key).inserted, scanner.skip(":"),
        take(key, from: &scanner)
      else { return nil }
      // A comma stands between two entries and may follow the last.
      guard scanner.skip(",") || scanner.isAt("}") else { return nil }
    }
    guard keys == ["descr", "fortran_order", "shape"] else { return nil }
  }

  private mutating func take(_ key: String, from scanner: inout Scanner) -> Bool {
    switch key {
    case "descr":
      isStructured = scanner.isAt("[")
      guard !isStructured else { return scanner.skipList() }
      guard let value = scanner.string() else { return false }
      type = value
    case "fortran_order":
      isFortranOrdered = scanner.skip("True")
      return isFortranOrdered || scanner.skip("False")
    case "shape":
      guard let value = scanner.sides() else { return false }
      shape = value
    default: return false
    }
    return true
  }

  /// Reads Python literals, with spaces between them passed over.
  private struct Scanner {
    var text: ArraySlice<UInt8>

    private mutating func skipSpaces() {
      text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }

    mutating func skip(_ word: String) -> Bool {
      guard isAt(word) else { return false }
      text = text.dropFirst(word.utf8.count)
      return true
    }

    mutating func isAt(_ word: String) -> Bool {
      skipSpaces()
      return text.starts(with: word.utf8)
    }

    /// A text in quotes, without escapes.
    mutating func string() -> String? {
      let quote = isAt("\"") ? "\"" : "'"
      guard skip(quote), let end = text.firstIndex(of: quote.utf8.first ?? 0) else { return nil }
      let value = text[..<end]
      text = text[end...].dropFirst()
      return value.contains(UInt8(ascii: "\\")) ? nil : String(decoding: value, as: UTF8.self)
    }

    /// Passes over a list of whatever.
    mutating func skipList() -> Bool {
      var depth = 0
      while let byte = text.first {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          guard string() != nil else { return false }
          continue
        case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
        default: break
        }
        text = text.dropFirst()
        if depth == 0 { return true }
      }
      return false
    }

    /// A tuple of numbers, to which Python 2 could append an L.
    mutating func sides() -> [Int]? {
      guard skip("(") else { return nil }
      var sides: [Int] = []
      while !skip(")") {
        skipSpaces()
        let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard sides.count < Tensor.mostSides,
          let side = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        text = text.dropFirst(digits.count)
        sides.append(side)
        _ = skip("L")
        guard skip(",") || isAt(")") else { return nil }
      }
      return sides
    }
  }
}
