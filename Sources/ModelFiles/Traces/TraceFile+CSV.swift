import RecurrentNets

extension TraceFile {
  /// One row for each position, layer and unit; then one for each output, whose layer is `output`.
  ///
  /// What a row does not have is empty.
  func csv() -> String {
    let letters = arrays.layers.flatMap { $0.quantities.map(\.letter) }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let columns = letters + arrays.outputs.map(\.name)
    var lines = [(["position", "token", "layer", "unit"] + columns).joined(separator: ",")]
    for (position, word) in zip(trace.positions, words) {
      let start = "\(position),\(Self.csvField(word))"
      for (names, layer) in zip(arrays.layers, trace.layers) {
        let name = names.name.dropFirst()
        for unit in 0..<max(layer.hiddenSize, layer.outputSize) {
          let values = columns.map { column -> String in
            guard let quantity = names.quantities.first(where: { $0.letter == column })?.quantity,
              unit < (quantity == .hidden ? layer.outputSize : layer.hiddenSize)
            else { return "" }
            return "\(layer[quantity, position, unit])"
          }
          lines.append("\(start),\(name),\(unit),\(values.joined(separator: ","))")
        }
      }
    }
    return (lines + outputLines(columns)).joined(separator: "\n") + "\n"
  }

  /// The rows of the outputs, in the order in which the model returns them.
  private func outputLines(_ columns: [String]) -> [String] {
    guard let shape = arrays.outputs.first?.tensor.shape, let width = shape.last else { return [] }
    return (0..<shape.dropLast().reduce(1, *)).flatMap { row in
      (0..<width).map { unit in
        let values = columns.map { column in
          arrays.outputs.first { $0.name == column }
            .map { "\($0.tensor.values[row * width + unit])" } ?? ""
        }
        let place: String
        if shape.count == 2 {
          let word = trace.outputIsReversed ? words.count - 1 - row : row
          place = "\(trace.firstPosition + word),\(Self.csvField(words[word]))"
        } else {
          place = ","
        }
        return "\(place),output,\(unit),\(values.joined(separator: ","))"
      }
    }
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
}
