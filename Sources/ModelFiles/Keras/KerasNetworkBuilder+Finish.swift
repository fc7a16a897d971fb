import RecurrentNets

extension KerasNetworkBuilder {
  /// The network of all layers that were added.
  ///
  /// - Throws: If there is no recurrent layer, or the layers do not fit together.
  mutating func network() throws(FileError) -> Network {
    guard let top = levels.indices.last, let width else { throw noRecurrentLayer }
    // What is below the top passes over such steps, whatever it is given for them.
    levels[top].givesZerosWhereSkipped = mask != nil && isSequence && zeroesMaskedSteps
    if affine != nil { try addMadeUpLayer("the last layer", .elementwise(.linear)) }
    let output = try head(reading: width)
    let problem = Network.problem(
      embedding: embedding, layers: layers, levels: levels, output: output)
    if let problem { throw FileError(path, "its layers do not fit together: \(problem)") }
    if output.count == 0 {
      notes.append("The model ends in a recurrent layer: it has states, but predicts nothing.")
    }
    if isReversed, isSequence {
      notes.append("The model gives its outputs from the last word to the first (go_backwards).")
    }
    return Network(
      embedding: embedding, layers: layers, levels: levels, output: output,
      readout: isSequence ? .everyStep : .lastStep, mask: mask,
      outputIsReversed: isReversed && isSequence)
  }

  /// The layers after the last recurrent one.
  private mutating func head(reading width: Int) throws(FileError) -> OutputLayer {
    guard let last = dense.last else {
      return OutputLayer(
        weight: Matrix(rows: 0, columns: width), bias: [], activation: .elementwise(.linear),
        meaning: .values)
    }
    var hidden: [DenseLayer] = []
    for dense in dense.dropLast() { hidden.append(try dense.denseLayer(path)) }
    let activation: OutputLayer.OutputActivation
    let meaning: OutputLayer.Meaning
    switch last.activation {
    case .softmax: (activation, meaning) = (.softmax, .choices)
    case .logSoftmax: (activation, meaning) = (.logSoftmax, .choices)
    case .elementwise(.sigmoid): (activation, meaning) = (.elementwise(.sigmoid), .independent)
    case .elementwise(.linear) where embedding.rows > 0 && last.bias.count == embedding.rows:
      // One number for each word: the logits of a model that is trained with from_logits.
      (activation, meaning) = (.elementwise(.linear), .choices)
    case .elementwise(let function): (activation, meaning) = (.elementwise(function), .values)
    }
    return OutputLayer(
      hiddenLayers: hidden, weight: last.weight, bias: last.bias, activation: activation,
      meaning: meaning)
  }
}
