import RecurrentNets

/// A dense layer as it was found among named tensors.
struct FoundDense {
  /// The name of its module.
  var name: String

  /// The name of its weight.
  var weightName: String

  /// The name of its bias, if it has one.
  var biasName: String?

  /// The number of values it reads.
  var inputSize: Int

  /// The number of values it gives.
  var outputSize: Int

  /// Finds every tensor that can be the weight of a dense layer.
  ///
  /// These are the matrices `….weight` (PyTorch, one row for each output) and `….kernel` (Flax, one
  /// column for each) that no recurrent layer has taken; the bias is the vector `….bias` beside it.
  ///
  /// - Parameters:
  ///   - state: The tensors.
  ///   - taken: The names that are taken.
  /// - Returns: The layers, in the file's order.
  static func all(in state: StateDictionary, except taken: Set<String>) -> [FoundDense] {
    state.names.compactMap { text in
      let name = WeightName(text)
      guard !taken.contains(text), name.leaf == "weight" || name.leaf == "kernel",
        let tensor = state.tensors[text], tensor.shape.count == 2,
        tensor.shape.allSatisfy({ $0 > 0 })
      else { return nil }
      let isTransposed = name.leaf == "kernel"
      let (inputs, outputs) = (
        tensor.shape[isTransposed ? 0 : 1], tensor.shape[isTransposed ? 1 : 0]
      )
      let bias = name.sibling("bias")
      let hasBias = state.tensors[bias]?.shape == [outputs] && !taken.contains(bias)
      return FoundDense(
        name: name.prefix(), weightName: text, biasName: hasBias ? bias : nil, inputSize: inputs,
        outputSize: outputs)
    }
  }

  /// The layer itself.
  func layer(in state: StateDictionary, _ activation: Activation) -> DenseLayer? {
    guard let tensor = state.tensors[weightName] else { return nil }
    let weight =
      WeightName(weightName).leaf == "kernel"
      ? Matrix(transposing: tensor)
      : Matrix(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.values)
    guard let weight else { return nil }
    let bias =
      biasName.flatMap { state.tensors[$0]?.values } ?? [Float](repeating: 0, count: weight.rows)
    return DenseLayer(weight: weight, bias: bias, activation: activation)
  }
}
