extension TraceFile {
  /// One object with `tokens` and one nested array for each of ``TraceArrays``.
  func json() -> String {
    let tokens = words.map(Self.jsonString).joined(separator: ", ")
    let members = arrays.entries.map { entry in
      "  \"\(entry.name)\": \(Self.jsonArray(entry.tensor))"
    }
    return "{\n" + (["  \"tokens\": [\(tokens)]"] + members).joined(separator: ",\n") + "\n}\n"
  }

  /// A tensor of one or two sides, a row a line.
  private static func jsonArray(_ tensor: Tensor) -> String {
    guard tensor.shape.count == 2, let width = tensor.shape.last, width > 0 else {
      return "[" + tensor.values.map(jsonNumber).joined(separator: ", ") + "]"
    }
    let rows = stride(from: 0, to: tensor.values.count, by: width).map { start in
      "[" + tensor.values[start..<start + width].map(jsonNumber).joined(separator: ", ") + "]"
    }
    return "[\n    \(rows.joined(separator: ",\n    "))\n  ]"
  }

  /// A JSON number; JSON has none for infinities and what is no number.
  private static func jsonNumber(_ value: Float) -> String { value.isFinite ? "\(value)" : "null" }

  /// A JSON string, with what RFC 8259 wants escaped.
  static func jsonString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
