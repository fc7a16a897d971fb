extension Network {
  /// Why this program cannot train the network, or `nil` if it can.
  ///
  /// It trains stacks of LSTM, GRU and plain RNN levels, in one direction or both, that read words or
  /// vectors and predict choices or values, at each step or once. Dense layers before, between
  /// or after the recurrent ones, projections, clipped cells, masks and other functions than
  /// the usual ones are not trained.
  public var trainingProblem: String? {
    guard levels.allSatisfy(\.dense.isEmpty), output.hiddenLayers.isEmpty else {
      return "it has dense layers besides the output layer, which cannot be trained"
    }
    for (index, layer) in layers.enumerated() {
      if let problem = layer.trainingProblem { return "layer \(index) \(problem)" }
    }
    guard levels.allSatisfy({ !$0.isBidirectional || $0.merge == .concatenate }) else {
      return "only directions that are put one after the other can be trained"
    }
    guard mask == nil else { return "it passes over masked steps, which cannot be trained" }
    guard output.count > 0 else {
      return "it has no output layer, so there is nothing to train for"
    }
    switch (output.meaning, output.activation) {
    case (.choices, .softmax), (.choices, .logSoftmax), (.choices, .elementwise(.linear)):
      return nil
    case (.values, .elementwise(.linear)): return nil
    default: return "only a choice of words or classes, or plain values, can be trained for"
    }
  }
}

extension RecurrentLayer {
  /// Why the layer cannot be trained, as the rest of a sentence; `nil` if it can.
  fileprivate var trainingProblem: String? {
    if variant.projection != nil { return "has a projection, which cannot be trained" }
    if variant.clip != nil { return "clips its sums, which cannot be trained" }
    if variant.initialHidden != nil || variant.initialCell != nil {
      return "starts from a state of its own, which cannot be trained"
    }
    let candidates: [Activation] = cell == .rnn ? [.tanh, .relu] : [.tanh]
    guard variant.gateActivation == .sigmoid, variant.stateActivation == .tanh,
      candidates.contains(variant.candidateActivation)
    else { return "has other functions than the usual ones, which cannot be trained" }
    return nil
  }
}
