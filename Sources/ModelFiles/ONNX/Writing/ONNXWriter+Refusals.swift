import RecurrentNets

/// What ONNX' nodes cannot say.
extension ONNXWriter {
  /// Why a network cannot be written, as a part of a sentence, or `nil`.
  ///
  /// - Parameter network: The network.
  /// - Returns: What it has, and where, that no graph of this kind holds.
  static func problem(_ network: Network) -> String? {
    switch network.mask {
    case .token(let token)?:
      return "the network passes over word \(token) (a mask), and ONNX' recurrent nodes "
        + "read every step; .safetensors holds it"
    case .value(let value)?:
      return "the network passes over steps of \(value) (a mask), and ONNX' recurrent nodes "
        + "read every step; .safetensors holds it"
    case nil: break
    }
    for (level, content) in network.levels.enumerated() {
      for layer in network.layers[content.layers] {
        let title =
          "the \(layer.cell.title) of level \(level)"
          + (content.isBidirectional ? ", \(layer.direction.rawValue)," : "")
        if layer.variant.projection != nil {
          return "\(title) has a projection, which ONNX' LSTM has not; .safetensors holds it"
        }
        if let other = layer.functions.first(where: { ONNXCellFunction($0) == nil }) {
          return
            "\(title) has the activation \(other.name), which ONNX' \(layer.cell.title) has not; "
            + ".safetensors holds it"
        }
      }
    }
    let bytes = storedValueCount(network) * 4
    if bytes > mostBytes {
      return "the weights take \(bytes) bytes, and an ONNX file holds at most \(mostBytes)"
    }
    return nil
  }

  /// The number of values in a network's weights.
  private static func storedValueCount(_ network: Network) -> Int {
    let dense =
      network.levels.flatMap(\.dense) + network.output.hiddenLayers
    var count = network.embedding.elements.count + network.output.weight.elements.count
    for layer in dense { count += layer.weight.elements.count + layer.bias.count }
    for layer in network.layers {
      count += layer.inputWeight.elements.count + layer.recurrentWeight.elements.count
      count += 2 * layer.bias.count
    }
    return count
  }
}
