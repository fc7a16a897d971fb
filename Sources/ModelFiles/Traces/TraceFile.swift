import RecurrentNets

/// A trace written out for other programs: `.npz`, `.json` or `.csv`.
///
/// Arrays are called `l{layer}.{letter}` with the letters of
/// ``RecurrentNets/Quantity/letter`` and have shape `(T, H)`; `logits` is `(T, V)`.
public struct TraceFile: Sendable {
  /// The formats, by the ending of the file.
  public enum Format: String, Sendable, CaseIterable {
    /// NumPy arrays in a ZIP archive.
    case npz
    /// One JSON object with nested arrays.
    case json
    /// One row for each position, layer and unit.
    case csv
  }

  private let trace: Trace
  private let words: [String]

  /// Creates a file's content from a trace and the words it read, `T` of them.
  public init(_ trace: Trace, words: [String]) {
    precondition(words.count == trace.tokenCount, "a trace has one word for each token")
    self.trace = trace
    self.words = words
  }

  /// The order of the letters in files: f, i, o, g, c, h.
  private static let order: [Quantity] = [.forget, .input, .output, .candidate, .cell, .hidden]

  private func quantities(of layer: LayerTrace) -> [Quantity] {
    Self.order.filter(layer.quantities.contains)
  }

  /// The bytes of the file.
  public func encoded(as format: Format) -> [UInt8] {
    switch format {
    case .npz: npz()
    case .json: Array(json().utf8)
    case .csv: Array(csv().utf8)
    }
  }

  private var namedMatrices: [(name: String, matrix: Matrix)] {
    trace.layers.enumerated().flatMap { index, layer in
      quantities(of: layer).map { ("l\(index).\($0.letter)", layer.matrix(of: $0)) }
    } + [("logits", trace.logits())]
  }

  private func npz() -> [UInt8] {
    var archive = ZipArchive()
    archive.add("tokens.npy", NumPyArray(strings: words).encoded())
    for (name, matrix) in namedMatrices {
      let array = NumPyArray(shape: [matrix.rows, matrix.columns], floats: matrix.elements)
      archive.add("\(name).npy", array.encoded())
    }
    return archive.encoded()
  }

  private func json() -> String {
    let tokens = words.map(Self.jsonString).joined(separator: ", ")
    let arrays = namedMatrices.map { name, matrix in
      let rows = (0..<matrix.rows).map { row in
        "[" + matrix.row(row).map(Self.jsonNumber).joined(separator: ", ") + "]"
      }
      return "  \"\(name)\": [\n    \(rows.joined(separator: ",\n    "))\n  ]"
    }
    return "{\n  \"tokens\": [\(tokens)],\n\(arrays.joined(separator: ",\n"))\n}\n"
  }

  private func csv() -> String {
    let letters = quantities(of: trace.top).map(\.letter)
    var lines = [(["position", "token", "layer", "unit"] + letters).joined(separator: ",")]
    for position in stride(from: 1, through: trace.tokenCount, by: 1) {
      let token = Self.csvField(words[position - 1])
      for (index, layer) in trace.layers.enumerated() {
        for unit in 0..<layer.hiddenSize {
          let values = quantities(of: layer).map { "\(layer[$0, position, unit])" }
          lines.append(
            (["\(position)", token, "\(index)", "\(unit)"] + values).joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A CSV field, quoted where RFC 4180 asks for it.
  private static func csvField(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  /// A JSON number; JSON has none for infinities and what is no number.
  private static func jsonNumber(_ value: Float) -> String { value.isFinite ? "\(value)" : "null" }

  /// A JSON string, with what RFC 8259 wants escaped.
  private static func jsonString(_ text: String) -> String {
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
