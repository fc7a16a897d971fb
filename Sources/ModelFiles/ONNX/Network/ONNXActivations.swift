import RecurrentNets

/// The functions of a recurrent node's gates as its attributes name them.
///
/// `activations` lists them per direction; `activation_alpha` and `activation_beta` hold the
/// parameters of those functions that have some, in the same order
/// (https://onnx.ai/onnx/operators/onnx__LSTM.html; that functions without parameters take none
/// out of the lists is what onnxruntime 1.31 does).
struct ONNXActivations {
  /// The functions in the order of the attribute, direction after direction.
  let functions: [Activation]

  /// Reads the lists.
  ///
  /// - Parameters:
  ///   - names: The names; capitals do not matter.
  ///   - alphas: The first parameters.
  ///   - betas: The second parameters.
  /// - Throws: ``Unknown`` for a function that is not known or lacks a parameter without default.
  init(_ names: [String], alphas: [Float], betas: [Float]) throws(Unknown) {
    var alphas = alphas[...]
    var betas = betas[...]
    func required(_ value: Float?, _ name: String, _ parameter: String) throws(Unknown) -> Float {
      guard let value else {
        throw Unknown(problem: "“\(name.brief)” without its activation_\(parameter)")
      }
      return value
    }
    var functions: [Activation] = []
    for name in names {
      let function: Activation
      switch name.lowercased() {
      case "sigmoid": function = .sigmoid
      case "tanh": function = .tanh
      case "relu": function = .relu
      case "softsign": function = .softsign
      case "softplus": function = .softplus
      case "leakyrelu": function = .leakyRelu(slope: alphas.popFirst() ?? 0.01)
      case "thresholdedrelu": function = .thresholdedRelu(threshold: alphas.popFirst() ?? 1)
      case "elu": function = .elu(alpha: alphas.popFirst() ?? 1)
      case "hardsigmoid":
        function = .hardSigmoid(slope: alphas.popFirst() ?? 0.2, offset: betas.popFirst() ?? 0.5)
      case "affine":
        let scale = try required(alphas.popFirst(), name, "alpha")
        let offset = betas.popFirst() ?? 0
        // Recurrent nodes have no other name for doing nothing.
        function = scale == 1 && offset == 0 ? .linear : .affine(scale: scale, offset: offset)
      case "scaledtanh":
        function = .scaledTanh(
          scale: try required(alphas.popFirst(), name, "alpha"),
          slope: try required(betas.popFirst(), name, "beta"))
      default: throw Unknown(problem: "the activation “\(name.brief)”, which ONNX does not have")
      }
      functions.append(function)
    }
    self.functions = functions
  }

  /// A function that is not known.
  struct Unknown: Error {
    /// What is wrong, as the object of "has".
    let problem: String
  }
}
