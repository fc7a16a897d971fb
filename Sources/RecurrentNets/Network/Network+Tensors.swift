extension Network {
  /// Calls `body` with each parameter tensor of a plain stack, always in the same order.
  ///
  /// The order is: embedding; input weight, recurrent weight and bias of each
  /// layer from the lowest; output weight; output bias.
  public mutating func forEachTensor(_ body: (inout [Float]) -> Void) {
    body(&embedding.elements)
    for index in layers.indices {
      body(&layers[index].inputWeight.elements)
      body(&layers[index].recurrentWeight.elements)
      body(&layers[index].bias)
    }
    body(&output.weight.elements)
    body(&output.bias)
  }

  /// The parameter tensors in the order of ``forEachTensor(_:)``.
  public var tensors: [[Float]] {
    [embedding.elements]
      + layers.flatMap { [$0.inputWeight.elements, $0.recurrentWeight.elements, $0.bias] }
      + [output.weight.elements, output.bias]
  }

  /// Why this program cannot train the network, or `nil` if it can.
  ///
  /// It trains stacks of LSTM or plain RNN layers of the usual kind that read words forward and
  /// predict the next one.
  public var trainingProblem: String? {
    if readsVectors { return "it reads vectors; only networks that read words can be trained" }
    guard layers.allSatisfy({ $0.cell != .gru }) else { return "GRU cells cannot be trained" }
    guard layers.allSatisfy({ $0.variant == CellVariant() && $0.direction == .forward }),
      levels.allSatisfy({ $0.layers.count == 1 && $0.dense.isEmpty }),
      output.hiddenLayers.isEmpty, output.activation == .softmax, readout == .everyStep,
      mask == nil
    else { return "only plain stacks that read forward and predict the next word can be trained" }
    return nil
  }
}
