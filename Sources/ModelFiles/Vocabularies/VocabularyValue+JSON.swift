#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension VocabularyValue {
  /// How many arrays and objects may lie in each other; no vocabulary has more than four.
  private static let deepest = 32

  /// Reads a JSON text.
  ///
  /// Of two keys that Unicode holds equal one is kept.
  ///
  /// - Parameters:
  ///   - json: The text as UTF-8.
  ///   - path: What errors call the file.
  ///   - subject: What errors call the text.
  /// - Throws: If it is no JSON, or nested too deeply.
  init(json: [UInt8], path: String, subject: String = "") throws(FileError) {
    let isNested = !subject.isEmpty
    guard Self.depth(of: json) <= Self.deepest else {
      throw FileError(
        path, "\(isNested ? subject : "its JSON") is nested more than \(Self.deepest) deep")
    }
    guard let value = try? JSONDecoder().decode(VocabularyValue.self, from: Data(json)) else {
      throw FileError(path, (isNested ? "\(subject) is" : "is") + " not the JSON expected there")
    }
    self = value
  }

  /// The deepest nesting of brackets outside of texts.
  private static func depth(of json: [UInt8]) -> Int {
    var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
    for byte in json {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return deepest
  }
}

extension VocabularyValue: Decodable {
  init(from decoder: any Decoder) throws {
    // Large dictionaries and lists are all of one kind, and read at once.
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let ids = try? container.decode([String: Int].self) {
      self = .map(Self.entries(ids.mapValues { .integer($0) }))
    } else if let words = try? container.decode([String].self) {
      self = .list(words.map { .text($0) })
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let words = try? container.decode([String: String].self) {
      self = .map(Self.entries(words.mapValues { .text($0) }))
    } else if let map = try? container.decode([String: VocabularyValue].self) {
      self = .map(Self.entries(map))
    } else if let list = try? container.decode([VocabularyValue].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  private static func entries(_ map: [String: VocabularyValue]) -> [Entry] {
    map.sorted { $0.key < $1.key }.map { Entry(key: .text($0.key), value: $0.value) }
  }
}
