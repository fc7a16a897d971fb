/// A value of a Keras configuration.
enum KerasJSON: Sendable, Equatable {
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

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - text: The JSON.
  ///   - what: What errors call it: “config.json”.
  ///   - path: What errors call the file.
  /// - Throws: If it is no JSON, or is nested so deeply that reading it could exhaust the stack.
  init(_ text: some Collection<UInt8>, _ what: String, path: String) throws(FileError) {
    var scanner = KerasJSONScanner(text)
    do throws(KerasJSONScanner.Problem) {
      self = try scanner.document()
    } catch {
      switch error {
      case .noJSON: throw FileError(path, "its \(what) is not the JSON expected there")
      case .tooDeep:
        let limit = KerasJSONScanner.depthLimit
        throw FileError(path, "its \(what) is nested more than \(limit) levels deep")
      }
    }
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
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The whole number, if it is one.
  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The list, if it is one.
  var array: [KerasJSON]? {
    guard case .array(let values) = self else { return nil }
    return values
  }
}
