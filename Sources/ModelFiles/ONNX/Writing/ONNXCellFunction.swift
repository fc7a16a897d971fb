import RecurrentNets

/// A function of a recurrent node's gates as its attributes name it.
///
/// ONNX knows eleven of them there (https://onnx.ai/onnx/operators/onnx__LSTM.html), each with the parameters
/// it has: `activation_alpha` and `activation_beta` list those of the functions that have some.
struct ONNXCellFunction: Equatable {
  /// The name in `activations`.
  let name: String

  /// The first parameter, if the function has one.
  var alpha: Float?

  /// The second parameter, if the function has one.
  var beta: Float?

  /// The function that an activation is, or `nil` if a recurrent node cannot have it.
  init?(_ activation: Activation) {
    switch activation {
    case .sigmoid: name = "Sigmoid"
    case .tanh: name = "Tanh"
    case .relu: name = "Relu"
    case .softsign: name = "Softsign"
    case .softplus: name = "Softplus"
    case .linear: (name, alpha, beta) = ("Affine", 1, 0)
    case .affine(let scale, let offset): (name, alpha, beta) = ("Affine", scale, offset)
    case .hardSigmoid(let slope, let offset): (name, alpha, beta) = ("HardSigmoid", slope, offset)
    case .scaledTanh(let scale, let slope): (name, alpha, beta) = ("ScaledTanh", scale, slope)
    case .leakyRelu(let slope): (name, alpha) = ("LeakyRelu", slope)
    case .thresholdedRelu(let threshold): (name, alpha) = ("ThresholdedRelu", threshold)
    case .elu(let factor): (name, alpha) = ("Elu", factor)
    case .selu, .gelu, .silu, .exponential, .relu6: return nil
    }
  }
}

extension RecurrentLayer {
  /// The functions of the cell in the order in which ONNX lists them, one for each that it has.
  var functions: [Activation] {
    switch cell {
    case .lstm: [variant.gateActivation, variant.candidateActivation, variant.stateActivation]
    case .gru: [variant.gateActivation, variant.candidateActivation]
    case .rnn: [variant.candidateActivation]
    }
  }
}
