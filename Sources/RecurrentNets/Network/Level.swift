/// What is stacked in a network: one recurrent layer, or two that read the same vectors in
/// opposite directions.
public struct Level: Sendable, Equatable {
  /// How the hidden states of two directions become one vector.
  public enum Merge: String, Sendable, Codable {
    /// One after the other, the forward direction first.
    case concatenate
    /// Their sum.
    case sum
    /// Their mean.
    case average
    /// Their product, element by element.
    case multiply
  }

  /// The layers, as places in ``Network/layers``: one, or the forward and then the backward one.
  public var layers: Range<Int>

  /// What the vectors go through before the layers read them; usually nothing.
  public var dense: [DenseLayer]

  /// How the hidden states of two directions become one vector.
  public var merge: Merge

  /// Whether it gives zeros at steps that are passed over, and not the state that is carried over them.
  ///
  /// Keras' Bidirectional does, where it gives a vector for each step.
  public var givesZerosWhereSkipped = false

  /// Creates a level.
  public init(layers: Range<Int>, dense: [DenseLayer] = [], merge: Merge = .concatenate) {
    self.layers = layers
    self.dense = dense
    self.merge = merge
  }

  /// Whether it reads in both directions.
  public var isBidirectional: Bool { layers.count == 2 }

  /// The vector that the layers' hidden states `(P)` make together.
  func merged(_ hidden: [ArraySlice<Float>]) -> [Float] {
    guard hidden.count == 2 else { return hidden.flatMap { $0 } }
    switch merge {
    case .concatenate: return Array(hidden[0] + hidden[1])
    case .sum: return zip(hidden[0], hidden[1]).map { $0 + $1 }
    case .average: return zip(hidden[0], hidden[1]).map { ($0 + $1) / 2 }
    case .multiply: return zip(hidden[0], hidden[1]).map { $0 * $1 }
    }
  }

  /// The size of the vector that the hidden states of the level's layers make together.
  ///
  /// - Parameter layers: All layers of the network.
  /// - Returns: `D · P` where they are put side by side, else `P`.
  public func mergedSize(of layers: [RecurrentLayer]) -> Int {
    let sizes = layers[self.layers].map(\.outputSize)
    return merge == .concatenate ? sizes.reduce(0, +) : sizes.first ?? 0
  }
}
