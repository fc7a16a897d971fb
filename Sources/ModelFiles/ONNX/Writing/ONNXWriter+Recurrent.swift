import ONNXProtos
import RecurrentNets

/// Recurrent layers as nodes.
extension ONNXWriter {
  /// Adds a level with the dense layers below it.
  ///
  /// Two directions are one node if their cells differ in nothing that a node says once for both.
  ///
  /// - Parameters:
  ///   - index: The level.
  ///   - vectors: The tensor that it reads, `(T, N, I)`.
  /// - Returns: The tensor that it gives: `(T, N, P)`, or `(N, P)` if it is the top one and only the
  ///   last states are asked for.
  mutating func addLevel(_ index: Int, reading vectors: String) -> String {
    let level = network.levels[index]
    var vectors = vectors
    for (place, dense) in level.dense.enumerated() {
      vectors = add(dense, "dense.\(index).\(place)", reading: vectors)
    }
    let isFinal = index == network.levels.count - 1 && network.readout == .lastStep
    let layers = Array(network.layers[level.layers])
    let name = "rnn.\(NetworkTensors.suffix(level: index, .forward))"
    guard layers.count == 2 else {
      let suffix = NetworkTensors.suffix(level: index, layers[0].direction)
      return add(layers, "rnn.\(suffix)", reading: vectors, isFinal: isFinal)[0]
    }
    let isOneNode = Self.fitOneNode(layers[0], layers[1])
    if isOneNode, level.merge == .concatenate {
      return addSideBySide(layers, name, reading: vectors, isFinal: isFinal)
    }
    let states =
      isOneNode
      ? add(layers, name, reading: vectors, isFinal: isFinal)
      : layers.flatMap { layer in
        let suffix = NetworkTensors.suffix(level: index, layer.direction)
        return add([layer], "rnn.\(suffix)", reading: vectors, isFinal: isFinal)
      }
    switch level.merge {
    case .concatenate: return builder.add("Concat", states, name, [.integer("axis", -1)])
    case .sum: return builder.add("Add", states, name)
    case .average: return builder.add("Mean", states, name)
    case .multiply: return builder.add("Mul", states, name)
    }
  }

  /// Whether two directions may be one node, the forward one first.
  private static func fitOneNode(_ first: RecurrentLayer, _ second: RecurrentLayer) -> Bool {
    let (one, other) = (first.variant, second.variant)
    return first.direction == .forward && second.direction == .backward
      && first.cell == second.cell && first.hiddenSize == second.hiddenSize
      && one.clip == other.clip && one.isCoupled == other.isCoupled
      && (one.recurrentCandidateBias == nil) == (other.recurrentCandidateBias == nil)
      && (one.peepholes == nil) == (other.peepholes == nil)
  }

  /// One direction's states, or both of one node: the directions' axis is taken away.
  private mutating func add(
    _ layers: [RecurrentLayer], _ name: String, reading vectors: String, isFinal: Bool
  ) -> [String] {
    let states = addNode(layers, name, reading: vectors, isFinal: isFinal)
    let axis = isFinal ? 0 : 1
    let axes = builder.integers([axis])
    guard layers.count == 2 else { return [builder.add("Squeeze", [states, axes], name)] }
    let parts = ["\(name)/forward", "\(name)/backward"]
    builder.add("Split", [states], parts, named: "\(name)/Split", [.integer("axis", axis)])
    return parts.map { builder.add("Squeeze", [$0, axes], $0) }
  }

  /// Both directions' states side by side: the directions' axis goes to the units'.
  private mutating func addSideBySide(
    _ layers: [RecurrentLayer], _ name: String, reading vectors: String, isFinal: Bool
  ) -> String {
    let states = addNode(layers, name, reading: vectors, isFinal: isFinal)
    let turned = builder.add(
      "Transpose", [states], name, [.integers("perm", isFinal ? [1, 0, 2] : [0, 2, 1, 3])])
    let shape = builder.integers(isFinal ? [0, -1] : [0, 0, -1])
    return builder.add("Reshape", [turned, shape], name)
  }

  /// The node itself; gives all states `(T, D, N, H)`, or the last ones `(D, N, H)`.
  private mutating func addNode(
    _ layers: [RecurrentLayer], _ name: String, reading vectors: String, isFinal: Bool
  ) -> String {
    let weights = ONNXNodeWeights(layers)
    let (count, first) = (layers.count, layers[0])
    let (rows, units) = (first.bias.count, first.hiddenSize)
    var inputs = [
      vectors,
      builder.floats("\(name).W", [count, rows, first.inputSize], weights.input),
      builder.floats("\(name).R", [count, rows, units], weights.recurrent),
      builder.floats("\(name).B", [count, 2 * rows], weights.biases), "",
    ]
    inputs.append(state("\(name).h_0", layers, weights.initialHidden, reading: vectors))
    if first.cell == .lstm {
      inputs.append(state("\(name).c_0", layers, weights.initialCell, reading: vectors))
      inputs.append(
        weights.peepholes.map { builder.floats("\(name).P", [count, 3 * units], $0) } ?? "")
    }
    let output = isFinal ? "\(name)/Y_h" : "\(name)/Y"
    builder.add(
      first.cell.title, inputs, isFinal ? ["", output] : [output], named: name,
      Self.attributes(layers))
    return output
  }

  /// An initial state as often as there are texts, or an empty name for zeros.
  private mutating func state(
    _ name: String, _ layers: [RecurrentLayer], _ values: [Float]?, reading vectors: String
  ) -> String {
    guard let values else { return "" }
    let (count, units) = (layers.count, layers[0].hiddenSize)
    let one = builder.floats(name, [count, 1, units], values)
    let texts =
      textCount
      ?? builder.add("Shape", [vectors], "texts", [.integer("start", 1), .integer("end", 2)])
    textCount = texts
    let shape = builder.add(
      "Concat", [builder.integers([count]), texts, builder.integers([units])], name,
      [.integer("axis", 0)])
    return builder.add("Expand", [one, shape], name)
  }

  private static func attributes(_ layers: [RecurrentLayer]) -> [Onnx_AttributeProto] {
    let first = layers[0]
    let direction = first.direction == .backward ? "reverse" : "forward"
    var attributes: [Onnx_AttributeProto] = [
      .integer("hidden_size", first.hiddenSize),
      .text("direction", layers.count == 2 ? "bidirectional" : direction),
    ]
    if layers.contains(where: { $0.functions != RecurrentLayer.usualFunctions(of: $0.cell) }) {
      let named = layers.flatMap(\.functions).compactMap { ONNXCellFunction($0) }
      attributes.append(.texts("activations", named.map(\.name)))
      let (alphas, betas) = (named.compactMap(\.alpha), named.compactMap(\.beta))
      if !alphas.isEmpty { attributes.append(.floats("activation_alpha", alphas)) }
      if !betas.isEmpty { attributes.append(.floats("activation_beta", betas)) }
    }
    if let clip = first.variant.clip { attributes.append(.float("clip", clip)) }
    switch first.cell {
    case .lstm where first.variant.isCoupled: attributes.append(.integer("input_forget", 1))
    case .gru:
      let isAfter = first.variant.recurrentCandidateBias != nil
      attributes.append(.integer("linear_before_reset", isAfter ? 1 : 0))
    default: break
    }
    return attributes
  }
}

extension RecurrentLayer {
  /// The functions that a node has where it names none.
  fileprivate static func usualFunctions(of cell: CellKind) -> [Activation] {
    switch cell {
    case .lstm: [.sigmoid, .tanh, .tanh]
    case .gru: [.sigmoid, .tanh]
    case .rnn: [.tanh]
    }
  }
}
