extension Network {
  /// What does not fit together in the parts of a network, or `nil`.
  ///
  /// Readers of files look here before they make a network, since one that does not fit cannot
  /// be made.
  ///
  /// - Parameters:
  ///   - embedding: One row for each word; no rows if the network reads vectors.
  ///   - layers: The recurrent layers, the lowest first.
  ///   - levels: How they are stacked.
  ///   - output: The layer that predicts.
  /// - Returns: One sentence with the sizes that were expected and found.
  public static func problem(
    embedding: Matrix, layers: [RecurrentLayer], levels: [Level], output: OutputLayer
  ) -> String? {
    guard !layers.isEmpty else { return "there is no recurrent layer" }
    guard levels.flatMap({ Array($0.layers) }) == Array(layers.indices),
      levels.allSatisfy({ $0.layers.count == 1 || $0.layers.count == 2 })
    else { return "the layers are not stacked one level upon the other" }
    // A network that reads vectors takes whatever size its lowest level wants.
    var size: Int? = embedding.rows == 0 ? nil : embedding.columns
    for (index, level) in levels.enumerated() {
      for dense in level.dense {
        if let size, dense.weight.columns != size {
          return "a dense layer below level \(index) reads \(dense.weight.columns) values; "
            + "it gets \(size)"
        }
        size = dense.weight.rows
      }
      for layer in layers[level.layers] where layer.inputSize != size ?? layer.inputSize {
        return "layer \(index) reads vectors of \(layer.inputSize) values; it gets \(size ?? 0)"
      }
      if let problem = Self.problem(of: level, in: layers, index) { return problem }
      size = level.mergedSize(of: layers)
    }
    guard output.count > 0 else { return nil }
    for dense in output.hiddenLayers + [DenseLayer(output)] {
      if dense.weight.columns != size {
        return "the head reads \(dense.weight.columns) values; it gets \(size ?? 0)"
      }
      size = dense.weight.rows
    }
    return nil
  }

  /// What does not fit in a level that reads in both directions, or `nil`.
  private static func problem(
    of level: Level, in layers: [RecurrentLayer], _ index: Int
  ) -> String? {
    guard level.isBidirectional else { return nil }
    let (first, second) = (layers[level.layers.lowerBound], layers[level.layers.lowerBound + 1])
    guard first.inputSize == second.inputSize,
      first.outputSize == second.outputSize || level.merge == .concatenate
    else {
      return "the two directions of layer \(index) are of different sizes: "
        + "\(first.inputSize) → \(first.outputSize) and \(second.inputSize) → \(second.outputSize)"
    }
    guard first.direction != second.direction else {
      return "both layers of level \(index) read in the same direction"
    }
    return nil
  }
}

extension DenseLayer {
  /// The last step of an output layer alone.
  fileprivate init(_ output: OutputLayer) {
    self.init(weight: output.weight, bias: output.bias, activation: .linear)
  }
}
