/// What training makes small, and what of it was measured on a batch.
public struct TrainingLoss: Sendable, Equatable {
  /// The sum over all predictions of −ln p(right word or class), in nats.
  public var crossEntropy: Double = 0

  /// The sum over all predicted values of (predicted − right)².
  public var squaredError: Double = 0

  /// How many values were predicted; 0 where words or classes are.
  public var values: Int = 0

  /// How many words or classes were the likeliest and right.
  public var correct: Int = 0

  /// The sum over all tokens and units of |i ⊙ C̃|, how much is written.
  public var written: Double = 0

  /// The sum over all tokens and units of max(0, |C| − 1), how far cells leave [−1, 1].
  public var outOfRange: Double = 0

  /// The number of predictions.
  public var tokens: Int = 0

  /// The number of words or vectors that were read.
  public var steps: Int = 0

  /// Creates an empty loss.
  public init() {}

  /// The mean cross-entropy of a prediction, in nats.
  public var meanCrossEntropy: Double { crossEntropy / Double(max(1, tokens)) }

  /// The mean squared error of a predicted value.
  public var meanSquaredError: Double { squaredError / Double(max(1, values)) }

  /// What training makes small, without penalties: the mean squared error where values are
  /// predicted, else the mean cross-entropy.
  public var mean: Double { values > 0 ? meanSquaredError : meanCrossEntropy }

  /// e to the mean cross-entropy: among how many words the network hesitates.
  public var perplexity: Double { Double.exponential(meanCrossEntropy) }

  /// The share of predictions whose likeliest word or class is right; `nil` where values are predicted.
  public var accuracy: Double? {
    values > 0 || tokens == 0 ? nil : Double(correct) / Double(tokens)
  }

  /// Whether something can still be learned: weights can be finite and yet so large that nothing is
  /// predicted any more.
  public var isUsable: Bool { values > 0 ? meanSquaredError.isFinite : perplexity.isFinite }

  static func += (left: inout TrainingLoss, right: TrainingLoss) {
    left.crossEntropy += right.crossEntropy
    left.squaredError += right.squaredError
    left.values += right.values
    left.correct += right.correct
    left.written += right.written
    left.outOfRange += right.outOfRange
    left.tokens += right.tokens
    left.steps += right.steps
  }
}
