import RecurrentNets

extension Activation {
  /// What the equations call it.
  var symbol: String {
    switch self {
    case .linear: "id"
    case .sigmoid: "σ"
    case .tanh: "tanh"
    case .relu: "relu"
    case .relu6: "relu6"
    case .hardSigmoid: "hardσ"
    case .softsign: "softsign"
    case .softplus: "softplus"
    case .affine: "affine"
    case .leakyRelu: "leakyrelu"
    case .thresholdedRelu: "threlu"
    case .scaledTanh: "scaledtanh"
    case .elu: "elu"
    case .selu: "selu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .exponential: "exp"
    }
  }
}

extension ViewerState {
  /// The weights of the layer that is shown.
  var weights: RecurrentLayer { model.network.layers[layer] }

  /// What a unit's output gate shows its share of: tanh(C), or the cell's own function of C.
  func squashedCell(unit: Int, at position: Int) -> Float {
    weights.variant.stateActivation(layerTrace[.cell, position, unit])
  }

  /// The function of C as it is written: "tanh(C)".
  var squashedTerm: String { weights.variant.stateActivation.symbol + "(C)" }

  /// Whether h is made of what all units show, so that no unit has an h of its own.
  var hidesUnits: Bool { weights.variant.projection != nil }
}
