import ONNXProtos
import RecurrentNets

/// An activation that stands in the graph as a node of its own.
struct ONNXHeadActivation: Hashable, CustomStringConvertible {
  /// What it does.
  enum Function: Hashable {
    case softmax
    case logSoftmax
    case elementwise(Activation)
  }

  /// What it does.
  let function: Function

  /// The axis that a softmax is taken over, from the end if negative; `nil` for other functions.
  let axis: Int?

  /// An activation of each element that several nodes make together.
  init(_ activation: Activation) {
    function = .elementwise(activation)
    axis = nil
  }

  /// The activation of a node, or `nil` if it is none that is known.
  ///
  /// - Parameters:
  ///   - node: The node; its defaults are those of https://onnx.ai/onnx/operators/.
  ///   - opset: The version of the operators: 13 moved a softmax's default axis to the last one.
  init?(_ node: Onnx_NodeProto, opset: Int) {
    let alpha = node.float("alpha")
    let activation: Activation
    switch node.opType {
    case "Softmax", "LogSoftmax":
      function = node.opType == "Softmax" ? .softmax : .logSoftmax
      axis = node.integer("axis") ?? (opset >= 13 ? -1 : 1)
      return
    case "Relu": activation = .relu
    case "Sigmoid": activation = .sigmoid
    case "Tanh": activation = .tanh
    case "LeakyRelu": activation = .leakyRelu(slope: alpha ?? 0.01)
    case "Elu": activation = .elu(alpha: alpha ?? 1)
    case "ThresholdedRelu": activation = .thresholdedRelu(threshold: alpha ?? 1)
    case "HardSigmoid":
      activation = .hardSigmoid(slope: alpha ?? 0.2, offset: node.float("beta") ?? 0.5)
    case "Softsign": activation = .softsign
    case "Softplus": activation = .softplus
    case "Exp": activation = .exponential
    case "Selu" where alpha == nil && node.float("gamma") == nil: activation = .selu
    case "Gelu" where node.text("approximate") ?? "none" == "none": activation = .gelu
    default: return nil
    }
    function = .elementwise(activation)
    axis = nil
  }

  /// What tells it apart from others.
  var description: String { "\(function)" }
}
