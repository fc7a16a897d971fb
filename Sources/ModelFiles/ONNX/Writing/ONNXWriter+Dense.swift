import RecurrentNets

/// Dense layers and activations as nodes.
extension ONNXWriter {
  /// Adds a dense layer, x Wᵀ + b and its activation, for vectors behind any axes.
  ///
  /// - Parameters:
  ///   - dense: The layer.
  ///   - name: The beginning of its tensors' and nodes' names.
  ///   - vectors: The tensor that it reads.
  /// - Returns: The tensor that it gives.
  mutating func add(_ dense: DenseLayer, _ name: String, reading vectors: String) -> String {
    let matrix = dense.weight
    // `Gemm` multiplies with Wᵀ itself, but only matrices; here texts and steps are two axes.
    let weight = builder.floats(
      "\(name).weight", [matrix.columns, matrix.rows], Self.transposed(matrix))
    let bias = builder.floats("\(name).bias", [dense.bias.count], dense.bias)
    let product = builder.add("MatMul", [vectors, weight], name)
    let sum = builder.add("Add", [product, bias], name)
    return add(dense.activation, name, reading: sum)
  }

  /// Adds an activation of each number; nothing for ``Activation/linear``.
  ///
  /// Some have no operator before version 17 and are written out: relu6 as `Clip`, silu as x · σ(x).
  mutating func add(_ activation: Activation, _ name: String, reading x: String) -> String {
    switch activation {
    case .linear: return x
    case .sigmoid: return builder.add("Sigmoid", [x], name)
    case .tanh: return builder.add("Tanh", [x], name)
    case .relu: return builder.add("Relu", [x], name)
    case .softsign: return builder.add("Softsign", [x], name)
    case .softplus: return builder.add("Softplus", [x], name)
    case .selu: return builder.add("Selu", [x], name)
    case .gelu: return builder.add("Gelu", [x], name)
    case .exponential: return builder.add("Exp", [x], name)
    case .leakyRelu(let slope):
      return builder.add("LeakyRelu", [x], name, [.float("alpha", slope)])
    case .thresholdedRelu(let threshold):
      return builder.add("ThresholdedRelu", [x], name, [.float("alpha", threshold)])
    case .elu(let alpha): return builder.add("Elu", [x], name, [.float("alpha", alpha)])
    case .hardSigmoid(let slope, let offset):
      return builder.add(
        "HardSigmoid", [x], name, [.float("alpha", slope), .float("beta", offset)])
    case .relu6:
      let lowest = builder.floats("\(name).lowest", [], [0])
      let highest = builder.floats("\(name).highest", [], [6])
      return builder.add("Clip", [x, lowest, highest], name)
    case .silu:
      let share = builder.add("Sigmoid", [x], name)
      return builder.add("Mul", [x, share], name)
    case .affine(let scale, let offset):
      let scaled = multiply(x, by: scale, "\(name).scale", name)
      return builder.add("Add", [scaled, builder.floats("\(name).offset", [], [offset])], name)
    case .scaledTanh(let scale, let slope):
      let steep = multiply(x, by: slope, "\(name).slope", name)
      return multiply(builder.add("Tanh", [steep], name), by: scale, "\(name).scale", name)
    }
  }

  private mutating func multiply(
    _ x: String, by factor: Float, _ weight: String, _ name: String
  ) -> String {
    builder.add("Mul", [x, builder.floats(weight, [], [factor])], name)
  }

  private static func transposed(_ matrix: Matrix) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(matrix.elements.count)
    for column in 0..<matrix.columns {
      for row in 0..<matrix.rows { values.append(matrix[row, column]) }
    }
    return values
  }
}
