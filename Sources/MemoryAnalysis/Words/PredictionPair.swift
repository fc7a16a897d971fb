import RecurrentNets

/// A word that may come next in either of two texts, and how likely it is in each.
public struct PredictionPair: Sendable, Equatable {
  /// The word's place in the vocabulary.
  public var word: Int
  /// Its probability in the first text.
  public var a: Float
  /// Its probability in the second text.
  public var b: Float

  /// The words that are likeliest in one of two texts, by the larger of their probabilities.
  ///
  /// Words of equal probability stand in the order of the vocabulary.
  ///
  /// - Parameters:
  ///   - a: The first text, read by a network.
  ///   - positionA: A position `0...T` in it.
  ///   - b: The second text, read by the same network.
  ///   - positionB: A position `0...T` in that.
  ///   - count: How many words.
  /// - Returns: At most `count` words.
  public static func likeliest(
    _ a: Trace, at positionA: Int, _ b: Trace, at positionB: Int, count: Int
  ) -> [PredictionPair] {
    let first = a.probabilities(at: positionA)
    let second = b.probabilities(at: positionB)
    let largest = zip(first, second).map { max($0, $1) }
    return largest.indices
      .sorted { (largest[$0], $1) > (largest[$1], $0) }
      .prefix(max(0, count))
      .map { PredictionPair(word: $0, a: first[$0], b: second[$0]) }
  }
}
