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
    noteLength()
    return Network(
      embedding: embedding, layers: layers, levels: levels, output: output,
      readout: isSequence ? .everyStep : .lastStep, mask: mask,
      outputIsReversed: isReversed && isSequence)
  }

  /// Says what the model makes of shorter texts than it was trained on.
  ///
  /// With a mask padding changes nothing, so that only longer texts are read otherwise.
  private mutating func noteLength() {
    guard let textLength, textLength > 1, embedding.rows > 0 else { return }
    if fillsTexts {
      notes.append(
        "The model fills up or cuts texts to \(textLength) words; here they are read as they are.")
      guard mask == nil else { return }
      warnings.append(
        ImportWarning(
          "the model fills texts up to \(textLength) words at their end, without a mask; here they are "
            + "read as they are"))
    } else if mask == nil {
      notes.append(
        "The model was trained on texts of \(textLength) words, and has no mask: shorter ones were filled "
          + "up. --pad-left \(textLength) does what Keras's pad_sequences does unless it is told otherwise."
      )
      warnings.append(
        ImportWarning(
          "trained on texts of \(textLength) words, filled up without a mask; --pad-left \(textLength) does as "
            + "Keras's pad_sequences", option: "--pad-left"))
    }
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
