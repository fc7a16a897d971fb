import ONNXProtos
import RecurrentNets

/// The activations that ONNX has no operator for and that are written out.
extension ONNXInterpreter {
  /// `Clip` from 0 to 6, which is relu6, or from 0 on, which is relu.
  ///
  /// - Throws: If a tensor that it reads is damaged.
  mutating func clip(_ node: Onnx_NodeProto) throws(FileError) -> ONNXValue {
    // Before version 11 the ends are attributes.
    let (first, second) = (try constant(node, 1), try constant(node, 2))
    let lowest = node.float("min") ?? first?.single
    let highest = node.float("max") ?? second?.single
    let value = try input(node, 0)
    switch (lowest, highest) {
    case (0, 6): return activate(node, value, ONNXHeadActivation(.relu6))
    case (0, nil) where !hasInput(node, 2):
      return activate(node, value, ONNXHeadActivation(.relu))
    default: return unfollowedInput(node, value)
    }
  }

  /// x · σ(x), which is silu, or `nil` for any other product.
  mutating func gated(
    _ node: Onnx_NodeProto, _ a: ONNXSignal, _ b: ONNXSignal
  ) -> ONNXValue? {
    guard node.opType == "Mul" else { return nil }
    for (x, share) in [(a, b), (b, a)] {
      if case .activation(let activation, x.stage) = stages[share.stage],
        activation.function == .elementwise(.sigmoid), x.place == share.place,
        x.isReversed == share.isReversed
      {
        return activate(node, .signal(x), ONNXHeadActivation(.silu))
      }
    }
    return nil
  }
}
