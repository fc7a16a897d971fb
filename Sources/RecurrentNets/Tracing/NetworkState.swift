/// What every layer carries from one word to the next.
public struct NetworkState: Sendable, Equatable {
  /// h of each layer `(P)`, in the order of ``Network/layers``.
  public var hidden: [[Float]]

  /// C of each layer `(H)`; empty for cells without one.
  public var cell: [[Float]]

  /// Creates a state.
  public init(hidden: [[Float]], cell: [[Float]]) {
    self.hidden = hidden
    self.cell = cell
  }

  /// The state a network starts from: zeros, or what its file says.
  public init(startOf network: Network) {
    hidden = network.layers.map {
      $0.variant.initialHidden ?? Array(repeating: 0, count: $0.outputSize)
    }
    cell = network.layers.map {
      guard $0.cell == .lstm else { return [] }
      return $0.variant.initialCell ?? Array(repeating: 0, count: $0.hiddenSize)
    }
  }

  /// What does not fit a network, or `nil`.
  public func problem(in network: Network) -> String? {
    guard hidden.count == network.layers.count, cell.count == network.layers.count else {
      return "\(hidden.count) layers; the model has \(network.layers.count)"
    }
    for (index, layer) in network.layers.enumerated() {
      guard hidden[index].count == layer.outputSize else {
        return "h of layer \(index) with \(hidden[index].count) values; the model has "
          + "\(layer.outputSize)"
      }
      guard layer.cell != .lstm || cell[index].count == layer.hiddenSize else {
        return "C of layer \(index) with \(cell[index].count) values; the model has "
          + "\(layer.hiddenSize)"
      }
    }
    return nil
  }
}
