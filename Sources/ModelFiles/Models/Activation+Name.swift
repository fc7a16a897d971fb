import RecurrentNets

/// Activations by name, as in a file's metadata: "tanh", "hard_sigmoid(0.2, 0.5)".
extension Activation {
  /// The name with its parameters, from which ``init(named:)`` makes the same activation.
  public var name: String {
    switch self {
    case .linear: "linear"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "relu"
    case .relu6: "relu6"
    case .hardSigmoid(let slope, let offset): "hard_sigmoid(\(slope), \(offset))"
    case .softsign: "softsign"
    case .softplus: "softplus"
    case .affine(let scale, let offset): "affine(\(scale), \(offset))"
    case .leakyRelu(let slope): "leaky_relu(\(slope))"
    case .thresholdedRelu(let threshold): "thresholded_relu(\(threshold))"
    case .scaledTanh(let scale, let slope): "scaled_tanh(\(scale), \(slope))"
    case .elu(let alpha): "elu(\(alpha))"
    case .selu: "selu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .exponential: "exponential"
    }
  }

  /// The activation of a name; `nil` if there is none of that name with so many parameters.
  public init?(named text: String) {
    let parts = text.split(separator: "(", maxSplits: 1)
    guard let name = parts.first, parts.count == 1 || text.hasSuffix(")") else { return nil }
    let fields =
      parts.count == 1
      ? [] : parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { Float($0.filter { $0 != " " }) }
    guard numbers.count == fields.count else { return nil }
    switch (name, numbers.count) {
    case ("linear", 0): self = .linear
    case ("sigmoid", 0): self = .sigmoid
    case ("tanh", 0): self = .tanh
    case ("relu", 0): self = .relu
    case ("relu6", 0): self = .relu6
    case ("hard_sigmoid", 2): self = .hardSigmoid(slope: numbers[0], offset: numbers[1])
    case ("softsign", 0): self = .softsign
    case ("softplus", 0): self = .softplus
    case ("affine", 2): self = .affine(scale: numbers[0], offset: numbers[1])
    case ("leaky_relu", 1): self = .leakyRelu(slope: numbers[0])
    case ("thresholded_relu", 1): self = .thresholdedRelu(threshold: numbers[0])
    case ("scaled_tanh", 2): self = .scaledTanh(scale: numbers[0], slope: numbers[1])
    case ("elu", 1): self = .elu(alpha: numbers[0])
    case ("selu", 0): self = .selu
    case ("gelu", 0): self = .gelu
    case ("silu", 0): self = .silu
    case ("exponential", 0): self = .exponential
    default: return nil
    }
  }
}
