import RecurrentNets

/// A word that may come next, and how likely it is.
public struct Prediction: Sendable, Equatable {
  /// The word's place in the vocabulary.
  public var word: Int
  /// Its probability.
  public var probability: Float

  /// Creates a prediction.
  public init(word: Int, probability: Float) {
    self.word = word
    self.probability = probability
  }
}

extension Trace {
  /// The words likeliest to come after a position `0...T`, the likeliest first.
  ///
  /// Words of equal probability stand in the order of the vocabulary.
  public func predictions(at position: Int, count: Int) -> [Prediction] {
    let probabilities = probabilities(at: position)
    return probabilities.indices
      .sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
      .prefix(max(0, count))
      .map { Prediction(word: $0, probability: probabilities[$0]) }
  }
}
