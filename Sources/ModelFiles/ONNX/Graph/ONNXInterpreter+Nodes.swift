import ONNXProtos

/// Which operator is followed how.
extension ONNXInterpreter {
  /// What a node gives.
  ///
  /// - Throws: If a tensor that is needed is damaged.
  mutating func run(_ node: Onnx_NodeProto) throws(FileError) -> [ONNXValue] {
    guard node.domain.isEmpty || node.domain == "ai.onnx" else { return [obstacle(node)] }
    switch node.opType {
    case "LSTM", "GRU", "RNN": return try recurrent(node)
    case "If": return try branch(node)
    case "Loop": return try loop(node)
    case "Split": return try split(node)
    default: return [try single(node)]
    }
  }

  /// What a node with one output that matters gives.
  private mutating func single(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    switch node.opType {
    case "Constant": return try constantNode(node)
    case "ConstantOfShape": return try constantOfShape(node)
    case "Shape": return shape(node, try input(node, 0))
    case "Identity", "Dropout":
      if let name = node.output.first, let source = node.input.first { share(name, with: source) }
      return try input(node, 0)
    case "Cast": return cast(node, try input(node, 0))
    case "Transpose": return transpose(node, try input(node, 0))
    case "Reshape": return reshape(node, try input(node, 0), try input(node, 1))
    case "Flatten": return flatten(node, try input(node, 0))
    case "Squeeze":
      return squeeze(node, try input(node, 0), try integers(node, attribute: "axes", or: 1))
    case "Unsqueeze":
      return unsqueeze(node, try input(node, 0), try integers(node, attribute: "axes", or: 1))
    case "Expand": return expand(node, try input(node, 0), try input(node, 1))
    case "Gather": return gather(node, try input(node, 0), try input(node, 1))
    case "Slice": return try slice(node)
    case "ReverseSequence": return reverseSequence(node, try input(node, 0))
    case "Concat": return try concatenate(node)
    case "Add", "Sub", "Mul", "Div":
      return try arithmetic(node, try input(node, 0), try input(node, 1))
    case "Equal", "Less", "Greater", "And", "Or":
      return comparison(node, try input(node, 0), try input(node, 1))
    case "Sum", "Mean": return try sum(node)
    case "ReduceSum", "ReduceMean":
      return reduce(node, try input(node, 0), try integers(node, attribute: "axes", or: 1))
    case "MatMul": return try matrixProduct(node)
    case "Gemm": return try gemm(node)
    case "Clip": return try clip(node)
    default:
      guard let activation = ONNXHeadActivation(node, opset: opset) else { return unfollowed(node) }
      return activate(node, try input(node, 0), activation)
    }
  }

  /// What an operator gives that is not known here: the reason why its input is not followed goes on.
  private mutating func unfollowed(_ node: Onnx_NodeProto) -> ONNXValue {
    for name in node.input {
      if case .unknown(let reason) = values[name] { return .unknown(reason) }
    }
    return obstacle(node)
  }

  private mutating func constantNode(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    let name = node.output.first ?? ""
    var constant: ONNXConstant?
    if let attribute = node.attribute("value"), attribute.hasT {
      constant = try decoder.constant(attribute.t, name)
    } else if let float = node.float("value_float") {
      constant = ONNXConstant(shape: [], elements: .floats([float]))
    } else if let integer = node.integer("value_int") {
      constant = ONNXConstant(integers: [integer], isScalar: true)
    } else if let floats = node.attribute("value_floats")?.floats {
      constant = ONNXConstant(shape: [floats.count], elements: .floats(floats))
    } else if let integers = node.integers("value_ints") {
      constant = ONNXConstant(integers: integers)
    }
    guard let constant else { return obstacle(node, "whose value is not read") }
    // Axes and indices are written out at every use; equal ones count as one.
    let isShort = constant.count <= 64
    let key = isShort ? "Constant \(constant.shape) \(constant.elements)" : "Constant \(name)"
    return remembered(node, key, [name], count: constant.count) { constant }
  }

  private mutating func constantOfShape(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    var value = ONNXConstant(shape: [], elements: .floats([0]))
    if let attribute = node.attribute("value"), attribute.hasT,
      let given = try decoder.constant(attribute.t, node.output.first ?? "")?.reshaped([])
    {
      value = given
    }
    switch try input(node, 0) {
    case .sizes(let sizes, isScalar: false): return .fill(value, sizes)
    case .constant(let shape, _):
      return .fill(value, shape.integers.map { $0.prefix(16).map { .known($0) } })
    default: return .fill(value, nil)
    }
  }

  private mutating func cast(_ node: Onnx_NodeProto, _ value: ONNXValue) -> ONNXValue {
    guard case .constant(let constant, let origins) = value else { return value }
    let type = node.integer("to") ?? 1
    // Weights that are floats already stay what they are.
    if case .floats = constant.elements,
      ONNXTensorType(rawValue: type)?.isFloatingPoint == true
    {
      if let name = node.output.first, let source = node.input.first { share(name, with: source) }
      return .constant(constant, origins: origins)
    }
    return computed(node, count: constant.count) { constant.cast(to: type) }
  }
}
