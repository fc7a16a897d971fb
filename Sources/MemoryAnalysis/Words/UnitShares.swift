import RecurrentNets

/// The difference of two logits as an exact sum over the units of one layer of the top level,
/// what the other direction says, and a bias.
///
/// With one direction it is ``LogOddsShares``. With two, each layer has units of its own, and what
/// the other says is one term. What a projection shows is a sum over the units too, so there each
/// unit's share is m · (W_hrᵀ W).
public struct UnitShares: Sendable, Equatable {
  /// The shares of the layer's units `(H)`, positive for the first of the pair.
  public let units: [Float]

  /// What all units of the other direction say together; `nil` with one direction.
  public let other: Float?

  /// b_first − b_second.
  public let bias: Float

  /// The sum of all of them.
  public var sum: Float { units.reduce(bias, +) + (other ?? 0) }
}

extension Network {
  /// How much each unit of a layer speaks for the first of a pair when what it shows is 1.
  ///
  /// - Parameters:
  ///   - pair: Two outputs.
  ///   - layer: The layer, as a place in ``RecurrentNets/Network/layers``.
  /// - Returns: One weight for each unit `(H)`; `nil` where the logits are no sums over the units
  ///   of the layer: it is not in the top level, dense layers or a product of two directions stand
  ///   between, or there is no output layer.
  public func shareWeights(for pair: WordPair, layer: Int) -> [Float]? {
    guard let top = levels.last, top.layers.contains(layer), output.isLinearInUnits,
      output.count > 0, top.merge != .multiply || top.layers.count == 1
    else { return nil }
    let all = output.weights(for: pair)
    let size = layers[layer].outputSize
    var weights: [Float]
    switch top.merge {
    case .concatenate:
      let start = layer == top.layers.lowerBound ? 0 : layers[top.layers.lowerBound].outputSize
      weights = Array(all[start..<start + size])
    case .sum, .multiply: weights = all
    case .average: weights = top.layers.count == 2 ? all.map { $0 / 2 } : all
    }
    guard let projection = layers[layer].variant.projection, size != layers[layer].hiddenSize
    else { return weights }
    let outer = weights
    weights = [Float](repeating: 0, count: layers[layer].hiddenSize)
    for (row, weight) in outer.enumerated() {
      for (unit, value) in projection.row(row).enumerated() { weights[unit] += weight * value }
    }
    return weights
  }

}

/// Takes the difference of two logits apart at any position of a text: ``UnitShares``.
///
/// Where a text has one prediction for all of it, the layer is taken as it is at the position
/// and the other direction as it is read: what would be said if this one were read there.
public struct ShareReader: Sendable {
  /// The weights of the layer's units `(H)`, as ``RecurrentNets/Network/shareWeights(for:layer:)`` has them.
  public let weights: [Float]

  private let trace: Trace
  private let layer: Int
  private let otherWeights: [Int: [Float]]
  private let bias: Float

  /// Prepares for a pair of outputs; `nil` where there are no exact shares.
  ///
  /// - Parameters:
  ///   - pair: Two outputs.
  ///   - layer: A layer of the top level.
  ///   - trace: What the network computed while it read the text.
  ///   - network: The network.
  public init?(of pair: WordPair, layer: Int, in trace: Trace, by network: Network) {
    guard let weights = network.shareWeights(for: pair, layer: layer) else { return nil }
    self.weights = weights
    self.trace = trace
    self.layer = layer
    var others: [Int: [Float]] = [:]
    for index in trace.topLayers where index != layer {
      others[index] = network.shareWeights(for: pair, layer: index)
    }
    otherWeights = others
    bias = network.output.biasDifference(for: pair)
  }

  /// Who of the layer's units speaks for which output after one of the trace's positions.
  public func shares(at position: Int) -> UnitShares {
    UnitShares(
      units: zip(shown(at: position), weights).map { $0 * $1 }, other: other(at: position),
      bias: bias)
  }

  /// Their sum, without the parts.
  public func sum(at position: Int) -> Float {
    // In the order of the parts, so that it is the very same number.
    zip(shown(at: position), weights).reduce(bias) { $0 + $1.0 * $1.1 }
      + (other(at: position) ?? 0)
  }

  private func shown(at position: Int) -> ArraySlice<Float> {
    let own =
      trace.predictsOnce
      ? position
      : zip(trace.topLayers, trace.readPositions(for: position)).first { $0.0 == layer }?.1
        ?? position
    let record = trace.layers[layer]
    return record.values(of: record.shown, at: own)
  }

  private func other(at position: Int) -> Float? {
    guard !otherWeights.isEmpty else { return nil }
    var sum: Float = 0
    for (index, place) in zip(trace.topLayers, trace.readPositions(for: position)) {
      guard let weights = otherWeights[index] else { continue }
      let record = trace.layers[index]
      sum += zip(record.values(of: record.shown, at: place), weights)
        .reduce(0) { $0 + $1.0 * $1.1 }
    }
    return sum
  }
}
