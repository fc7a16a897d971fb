/// A recurrent layer's weights in double precision.
struct PreciseLayer: Sendable {
  let layer: RecurrentLayer
  let inputWeight: PreciseMatrix
  let recurrentWeight: PreciseMatrix
  let bias: [Double]
  let projection: PreciseMatrix?
  let recurrentCandidateBias: [Double]?
  let clip: Double?

  init(_ layer: RecurrentLayer) {
    self.layer = layer
    inputWeight = PreciseMatrix(layer.inputWeight)
    recurrentWeight = PreciseMatrix(layer.recurrentWeight)
    bias = layer.bias.map(Double.init)
    projection = layer.variant.projection.map(PreciseMatrix.init)
    recurrentCandidateBias = layer.variant.recurrentCandidateBias?.map(Double.init)
    clip = layer.variant.clip.map(Double.init)
  }

  /// `H`, the number of units.
  var size: Int { layer.hiddenSize }

  /// The function that a block of H rows of the pre-activations goes through.
  func activation(ofBlock block: Int) -> Activation {
    let isCandidate =
      switch layer.cell {
      case .lstm, .gru: block == 2
      case .rnn: true
      }
    return isCandidate ? layer.variant.candidateActivation : layer.variant.gateActivation
  }

  /// What the cell makes of a pre-activation.
  func activate(_ a: Double, block: Int) -> Double {
    activation(ofBlock: block).value(at: clip.map { max(-$0, min($0, a)) } ?? a)
  }

  /// The derivative of that: 0 where the pre-activation is clipped.
  func slope(_ a: Double, block: Int) -> Double {
    if let clip, abs(a) > clip { return 0 }
    return activation(ofBlock: block).derivative(at: a)
  }

  /// p ⊙ C of a gate's peephole in one unit; 0 without.
  func peephole(_ quantity: Quantity, _ unit: Int) -> Double {
    guard let peepholes = layer.variant.peepholes else { return 0 }
    return switch quantity {
    case .input: Double(peepholes.input[unit])
    case .forget: Double(peepholes.forget[unit])
    case .output: Double(peepholes.output[unit])
    default: 0
    }
  }
}

extension CellKind {
  /// Which block of `H` rows of W, U and b a quantity is computed from; a plain RNN's only one is h.
  func block(of quantity: Quantity) -> Int? {
    switch (self, quantity) {
    case (.lstm, .input), (.gru, .reset), (.rnn, .hidden): 0
    case (.lstm, .forget), (.gru, .update): 1
    case (.lstm, .candidate), (.gru, .candidate): 2
    case (.lstm, .output): 3
    default: nil
    }
  }
}
