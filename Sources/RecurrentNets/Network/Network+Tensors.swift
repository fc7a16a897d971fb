extension Network {
  /// Calls `body` with each parameter tensor that can be trained, always in the same order.
  ///
  /// The order is: embedding (empty in a network that reads vectors); input weight, recurrent
  /// weight and bias of each layer from the lowest, after them what its variant has of peepholes
  /// and of a second bias; output weight; output bias.
  public mutating func forEachTensor(_ body: (inout [Float]) -> Void) {
    body(&embedding.elements)
    for index in layers.indices { layers[index].forEachTensor(body) }
    body(&output.weight.elements)
    body(&output.bias)
  }

  /// The parameter tensors in the order of ``forEachTensor(_:)``.
  public var tensors: [[Float]] {
    [embedding.elements] + layers.flatMap(\.tensors) + [output.weight.elements, output.bias]
  }

  /// The number of values that training changes.
  public var parameterCount: Int { tensors.reduce(0) { $0 + $1.count } }

  /// A network of the same shape whose parameters are all 0.
  func zeroed() -> Network {
    var network = self
    network.forEachTensor { $0 = Array(repeating: 0, count: $0.count) }
    return network
  }

  /// Adds another network's parameters to this one's; the shapes must agree.
  mutating func add(_ other: Network) {
    let tensors = other.tensors
    var index = 0
    forEachTensor { values in
      for element in values.indices { values[element] += tensors[index][element] }
      index += 1
    }
  }
}
