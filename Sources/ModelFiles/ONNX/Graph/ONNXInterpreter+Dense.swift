import ONNXProtos
import RecurrentNets

/// The operators of dense layers.
extension ONNXInterpreter {
  /// `MatMul` with constant weights.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func matrixProduct(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    let left = try input(node, 0)
    let right = try input(node, 1)
    guard case .signal(let signal) = left else { return unfollowedInput(node, left) }
    guard case .constant(let weight, let origins) = right, weight.shape.count == 2 else {
      return unfollowedInput(node, right)
    }
    return dense(node, signal, weight, origins, isTransposed: false)
  }

  /// `Gemm`: α A B + β C with constant B and C.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func gemm(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    let left = try input(node, 0)
    let right = try input(node, 1)
    guard case .signal(let signal) = left else { return unfollowedInput(node, left) }
    guard case .constant(let weight, let origins) = right, weight.shape.count == 2,
      node.integer("transA") ?? 0 == 0
    else { return unfollowedInput(node, right) }
    let alpha = node.float("alpha") ?? 1
    let product = dense(
      node, signal, weight, origins, isTransposed: node.integer("transB") ?? 0 != 0, scale: alpha)
    guard hasInput(node, 2), case .signal(let dense) = product else { return product }
    let value = try input(node, 2)
    guard var bias = Self.constant(value) else { return unfollowedInput(node, value) }
    let beta = node.float("beta") ?? 1
    if beta != 1 {
      guard spend(bias.count) else { return tooMuch }
      bias = ONNXConstant(shape: bias.shape, elements: .floats(bias.floats.map { $0 * beta }))
    }
    var addition = node
    addition.opType = "Add"
    return scaled(addition, dense, bias, value, key: "\(number(of: node.input[2])) \(beta)")
  }

  private mutating func dense(
    _ node: Onnx_NodeProto, _ signal: ONNXSignal, _ weight: ONNXConstant, _ origins: Set<String>,
    isTransposed: Bool, scale: Float = 1
  ) -> ONNXValue {
    let last = signal.axes.count - 1
    let (inputs, outputs) =
      isTransposed ? (weight.shape[1], weight.shape[0]) : (weight.shape[0], weight.shape[1])
    guard isFeatureAxis(signal, last), signal.axes[last].product ?? inputs == inputs,
      inputs > 0, outputs > 0
    else { return obstacle(node, "which multiplies what is not the network's vectors") }
    let key = "dense \(number(of: node.input[1])) \(isTransposed) \(scale) \(signal.stage)"
    if stageOfKey[key] == nil {
      guard spend(weight.count * 2),
        let rows = isTransposed ? weight : weight.transposed([1, 0])
      else { return tooMuch }
      let values = scale == 1 ? rows.floats : rows.floats.map { $0 * scale }
      let dense = ONNXDense(
        outputs: outputs, inputs: inputs, weight: values,
        bias: Array(repeating: 0, count: outputs), weightOrigins: origins)
      _ = stage(key, of: .dense(dense, of: signal.stage), outputs)
    }
    var result = signal
    result.stage = stageOfKey[key] ?? signal.stage
    result.axes[last] = features[result.stage]
    return .signal(result)
  }

  /// Vectors to which a constant is added, or that are multiplied by one.
  ///
  /// What comes right after a dense layer is taken into it; elsewhere it becomes a layer of its own.
  mutating func scaled(
    _ node: Onnx_NodeProto, _ signal: ONNXSignal, _ constant: ONNXConstant, _ value: ONNXValue,
    key: String
  ) -> ONNXValue {
    let isMultiple = node.opType == "Mul" || node.opType == "Div"
    if let single = constant.single {
      if single == (isMultiple ? 1 : 0) { return .signal(signal) }
      if single == (node.opType == "Mul" ? 0.5 : node.opType == "Div" ? 2 : .nan),
        let half = halved(signal)
      {
        return .signal(half)
      }
    }
    let last = signal.axes.count - 1
    guard isFeatureAxis(signal, last), let size = signal.axes[last].product, size > 0,
      constant.count == size || constant.count == 1,
      constant.count == 1 || constant.shape.last == size, spend(size * 2)
    else { return obstacle(node, "which is not the same at every step") }
    let numbers =
      constant.count == 1
      ? Array(repeating: constant.floats[0], count: size) : constant.floats
    var dense: ONNXDense
    let source: Int
    if case .dense(let before, let of) = stages[signal.stage] {
      (dense, source) = (before, of)
    } else {
      guard size <= 4096, spend(size * size) else { return obstacle(node) }
      var identity = Array(repeating: Float(0), count: size * size)
      for row in 0..<size { identity[row * size + row] = 1 }
      dense = ONNXDense(
        outputs: size, inputs: size, weight: identity, bias: Array(repeating: 0, count: size),
        weightOrigins: [])
      source = signal.stage
    }
    if isMultiple { guard spend(dense.weight.count) else { return tooMuch } }
    for (row, number) in numbers.enumerated() {
      switch node.opType {
      case "Add": dense.bias[row] += number
      case "Sub": dense.bias[row] -= number
      default:
        let factor = node.opType == "Mul" ? number : 1 / number
        dense.bias[row] *= factor
        for place in row * dense.inputs..<(row + 1) * dense.inputs { dense.weight[place] *= factor }
      }
    }
    if case .constant(_, let origins) = value {
      if isMultiple { dense.weightOrigins.formUnion(origins) }
      if !isMultiple { dense.biasOrigins.formUnion(origins) }
    }
    var result = signal
    result.stage = stage(
      "scaled \(node.opType) \(key) \(signal.stage)", of: .dense(dense, of: source), size)
    result.axes[last] = features[result.stage]
    return .signal(result)
  }

  /// An activation.
  mutating func activate(
    _ node: Onnx_NodeProto, _ value: ONNXValue, _ activation: ONNXHeadActivation
  ) -> ONNXValue {
    guard case .signal(let signal) = value else { return unfollowedInput(node, value) }
    if let axis = activation.axis {
      // Before opset 13 everything from the axis on is one vector.
      guard let first = Self.place(axis, signal.axes.count),
        isFeatureAxis(signal, signal.axes.count - 1),
        opset >= 13
          ? first == signal.axes.count - 1
          : signal.axes[first...].dropLast().allSatisfy(\.isEmpty)
      else { return obstacle(node, "which is not taken over the network's outputs") }
    }
    let vectors = signal.axes.indices.last { isFeatureAxis(signal, $0) }
    guard let vectors, let size = signal.axes[vectors].product else {
      return obstacle(node, "which comes before any layer")
    }
    var result = signal
    result.stage = stage(
      "activation \(activation) \(signal.stage)", of: .activation(activation, of: signal.stage),
      size)
    result.axes[vectors] = features[result.stage]
    return .signal(result)
  }
}
