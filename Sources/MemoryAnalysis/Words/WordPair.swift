import RecurrentNets

/// Two words that may come next and are watched against each other, or two other outputs.
public struct WordPair: Sendable, Hashable {
  /// The word that positive numbers speak for, as a place in the vocabulary.
  public var first: Int
  /// The word that negative numbers speak for.
  public var second: Int

  /// In the place of ``second``: an output that is always 0.
  ///
  /// The logit of an output that may hold or not is ln p / (1 − p), its log-odds against not
  /// holding, so it is watched against nothing; and so is a number that is predicted.
  public static let nothing = -1

  /// Creates a pair.
  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  /// Whether one output is watched by itself.
  public var isSingle: Bool { second == Self.nothing }

  /// The first value less the second.
  func difference(of values: [Float]) -> Float {
    values[first] - (isSingle ? 0 : values[second])
  }
}

extension OutputLayer {
  /// W_first − W_second `(H)`.
  func weights(for pair: WordPair) -> [Float] {
    guard !pair.isSingle else { return Array(weight.row(pair.first)) }
    return zip(weight.row(pair.first), weight.row(pair.second)).map { $0 - $1 }
  }

  /// b_first − b_second.
  func biasDifference(for pair: WordPair) -> Float { pair.difference(of: bias) }
}

extension Trace {
  /// W_first − W_second `(H)`: how much each unit of the top level speaks for the first word when h = 1.
  ///
  /// Of two directions that are read one after the other, the forward one's units come first.
  public func weights(for pair: WordPair) -> [Float] {
    output.weights(for: pair)
  }

  /// b_first − b_second: what speaks for the first word when every h = 0.
  public func biasDifference(for pair: WordPair) -> Float {
    output.biasDifference(for: pair)
  }

  /// ln p(first) / p(second) after a position `0...T`, in nats: the difference of the two logits.
  public func logOdds(of pair: WordPair, at position: Int) -> Float {
    guard !output.isLinearInUnits else { return shares(in: pair, at: position).logOdds }
    return pair.difference(of: logits(at: position))
  }

  /// Who speaks for which word after a position `0...T`.
  ///
  /// Only where ``RecurrentNets/OutputLayer/isLinearInUnits`` holds.
  public func shares(in pair: WordPair, at position: Int) -> LogOddsShares {
    precondition(output.isLinearInUnits, "dense layers between leave no shares to the units")
    return LogOddsShares(
      of: readout(at: position)[...], weights: weights(for: pair),
      bias: biasDifference(for: pair))
  }

  /// The two words likeliest to come after a position, or `nil` if the vocabulary has fewer.
  public func likeliestPair(at position: Int) -> WordPair? {
    let likeliest = predictions(at: position, count: 2)
    guard likeliest.count == 2 else { return nil }
    return WordPair(first: likeliest[0].word, second: likeliest[1].word)
  }
}

/// The log-odds of two words as an exact sum over the units of the top level.
///
///     ln p(a) / p(b) = logit_a − logit_b = Σ_j h_j · (W_a,j − W_b,j) + b_a − b_b
///
/// The normaliser of the softmax cancels, so nothing is approximated. (Direct
/// logit attribution, as it is called for transformers.)
public struct LogOddsShares: Sendable, Equatable {
  /// h_j · (W_a,j − W_b,j) `(H)`, in nats: positive for the first word.
  public let units: [Float]

  /// b_a − b_b, in nats.
  public let bias: Float

  /// The shares of a hidden state `(H)`.
  public init(of hidden: ArraySlice<Float>, weights: [Float], bias: Float) {
    units = zip(hidden, weights).map { $0 * $1 }
    self.bias = bias
  }

  /// The sum of all shares and the bias, in nats.
  public var logOdds: Float { units.reduce(bias, +) }
}
