/// What training makes small, and what of it was measured on a batch.
public struct TrainingLoss: Sendable, Equatable {
  /// The sum over all predictions of −ln p(right word), in nats.
  public var crossEntropy: Double = 0

  /// The sum over all tokens and units of |i ⊙ C̃|, how much is written.
  public var written: Double = 0

  /// The sum over all tokens and units of max(0, |C| − 1), how far cells leave [−1, 1].
  public var outOfRange: Double = 0

  /// The number of predictions.
  public var tokens: Int = 0

  /// Creates an empty loss.
  public init() {}

  /// The mean cross-entropy of a prediction, in nats.
  public var meanCrossEntropy: Double { crossEntropy / Double(max(1, tokens)) }

  /// e to the mean cross-entropy: among how many words the network hesitates.
  public var perplexity: Double { Double.exponential(meanCrossEntropy) }

  static func += (left: inout TrainingLoss, right: TrainingLoss) {
    left.crossEntropy += right.crossEntropy
    left.written += right.written
    left.outOfRange += right.outOfRange
    left.tokens += right.tokens
  }
}
