#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A value of a Keras configuration.
enum KerasJSON: Sendable, Equatable, Decodable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([KerasJSON])
  /// Names and values.
  case object([String: KerasJSON])

  /// How many lists and objects may be within each other; Keras's own have some ten.
  private static let depthLimit = 96

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - text: The JSON.
  ///   - what: What errors call it: “config.json”.
  ///   - path: What errors call the file.
  /// - Throws: If it is no JSON, or is nested so deeply that reading it could exhaust the stack.
  init(_ text: some Collection<UInt8>, _ what: String, path: String) throws(FileError) {
    guard Self.depth(of: text) <= Self.depthLimit else {
      throw FileError(path, "its \(what) is nested more than \(Self.depthLimit) levels deep")
    }
    // Whatever is no UTF-8 is made so first: not every decoder of JSON stands it.
    let valid = Array(String(decoding: text, as: UTF8.self).utf8)
    let decoder = JSONDecoder()
    if let value = try? decoder.decode(KerasJSON.self, from: Data(valid)) {
      self = value
      return
    }
    let quoted = Self.quotingPythonNumbers(in: valid)
    guard let value = try? decoder.decode(KerasJSON.self, from: Data(quoted)) else {
      throw FileError(path, "its \(what) is not the JSON expected there")
    }
    self = value
  }

  /// What Python writes for numbers that JSON does not have.
  private static let pythonNumbers: [String: Double] = [
    "NaN": .nan, "Infinity": .infinity, "-Infinity": -.infinity,
  ]

  /// The text with such numbers as strings, so that it is JSON.
  private static func quotingPythonNumbers(in text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isInString = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isInString {
        result.append(byte)
        if byte == UInt8(ascii: "\\"), index + 1 < text.count {
          index += 1
          result.append(text[index])
        }
        isInString = byte != UInt8(ascii: "\"")
      } else if let name = pythonNumbers.keys.first(where: { text[index...].starts(with: $0.utf8) })
      {
        result += Array("\"\(name)\"".utf8)
        index += name.utf8.count - 1
      } else {
        result.append(byte)
        isInString = byte == UInt8(ascii: "\"")
      }
      index += 1
    }
    return result
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let values = try? container.decode([String: KerasJSON].self) {
      self = .object(values)
    } else if let values = try? container.decode([KerasJSON].self) {
      self = .array(values)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// The largest number of brackets that are open at once, not counting those in strings.
  private static func depth(of text: some Collection<UInt8>) -> Int {
    var depth = 0
    var deepest = 0
    var isInString = false
    var isEscaped = false
    for byte in text {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if !isInString { depth += 1 }
        deepest = max(deepest, depth)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isInString { depth -= 1 }
      default: break
      }
    }
    return deepest
  }
}

extension KerasJSON {
  /// The value of a name; `nil` if there is none, it is `null`, or this is no object.
  subscript(name: String) -> KerasJSON? {
    guard case .object(let values) = self, let value = values[name], value != .null else {
      return nil
    }
    return value
  }

  /// The text, if it is one.
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The truth value, if it is one; old files write 0 and 1.
  var bool: Bool? {
    switch self {
    case .bool(let value): value
    case .number(0): false
    case .number(1): true
    default: nil
    }
  }

  /// The number, if it is one.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .string(let text): Self.pythonNumbers[text]
    default: nil
    }
  }

  /// The whole number, if it is one.
  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The list, if it is one.
  var array: [KerasJSON]? {
    guard case .array(let values) = self else { return nil }
    return values
  }
}
