import RecurrentNets

/// A network's weights under the names that this program writes.
///
/// They are PyTorch's where PyTorch has such weights; see ``TokenModel`` for all of them.
enum NetworkTensors {
  /// The end of a layer's names: "l0", "l0_reverse".
  static func suffix(level: Int, _ direction: Direction) -> String {
    "l\(level)" + (direction == .backward ? "_reverse" : "")
  }

  /// The tensors of a network by name.
  static func tensors(of network: Network) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    func add(_ name: String, _ matrix: Matrix) {
      tensors[name] = Tensor(shape: [matrix.rows, matrix.columns], values: matrix.elements)
    }
    func add(_ name: String, _ values: [Float]?) {
      guard let values else { return }
      tensors[name] = Tensor(shape: [values.count], values: values)
    }
    func add(_ name: String, _ dense: DenseLayer) {
      add("\(name).weight", dense.weight)
      add("\(name).bias", dense.bias)
    }
    if !network.readsVectors { add("embedding.weight", network.embedding) }
    for (index, level) in network.levels.enumerated() {
      for (place, dense) in level.dense.enumerated() { add("dense.\(index).\(place)", dense) }
      for layer in network.layers[level.layers] {
        let end = suffix(level: index, layer.direction)
        add("rnn.weight_ih_\(end)", layer.inputWeight)
        add("rnn.weight_hh_\(end)", layer.recurrentWeight)
        add("rnn.bias_ih_\(end)", layer.bias)
        add("rnn.bias_hh_\(end)", recurrentBias(of: layer))
        if let projection = layer.variant.projection { add("rnn.weight_hr_\(end)", projection) }
        add("rnn.peephole_f_\(end)", layer.variant.peepholes?.forget)
        add("rnn.peephole_i_\(end)", layer.variant.peepholes?.input)
        add("rnn.peephole_o_\(end)", layer.variant.peepholes?.output)
        add("rnn.h_0_\(end)", layer.variant.initialHidden)
        add("rnn.c_0_\(end)", layer.variant.initialCell)
      }
    }
    for (place, dense) in network.output.hiddenLayers.enumerated() { add("head.\(place)", dense) }
    if network.output.count > 0 {
      add("output.weight", network.output.weight)
      add("output.bias", network.output.bias)
    }
    return tensors
  }

  /// PyTorch's second bias, which it adds to the first.
  ///
  /// It is written as −0, the one number that leaves every other exactly as it is when added,
  /// zero's sign included; but for the candidate of a GRU, which has one of its own there.
  private static func recurrentBias(of layer: RecurrentLayer) -> [Float] {
    var bias = [Float](repeating: -0.0, count: layer.bias.count)
    if let candidate = layer.variant.recurrentCandidateBias {
      bias.replaceSubrange(bias.count - candidate.count..<bias.count, with: candidate)
    }
    return bias
  }
}
