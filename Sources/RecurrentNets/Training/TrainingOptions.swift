/// How a network is trained.
public struct TrainingOptions: Sendable, Equatable, Codable {
  /// How many examples are read for one update, or how many places of a long text.
  public var batchSize = 32

  /// How often the whole training text is read.
  public var epochs = 6

  /// What moves the parameters.
  public var optimizer = OptimizerKind.adam

  /// How much of the last step gradient descent makes again, in 0..<1.
  public var momentum: Float = 0.9

  /// The largest step size of the optimiser.
  public var learningRate: Float = 0.01

  /// How the step size changes.
  public var schedule = LearningRateSchedule.linear

  /// For how many updates at the start the step size rises to what the schedule says.
  public var warmUp = 0

  /// The largest L2 norm of a gradient, to which a longer one is shortened; 0 for any.
  public var clipNorm: Float = 1

  /// The share of values that is dropped between levels and before the output layer, in 0..<1.
  public var dropout: Float = 0

  /// How many steps of a long text gradients go back (truncated backpropagation through time).
  public var window = 64

  /// After how many epochs without a lower loss on the held-out text the training ends.
  ///
  /// `nil` for never before the last.
  public var patience: Int?

  /// The weight of mean |i ⊙ C̃| in the loss: how dear it is to write.
  ///
  /// With a price on writing, a unit that has to know something for long
  /// writes it once and keeps it, which is what one can see.
  public var writePenalty: Float = 0

  /// The weight of mean max(0, |C| − 1) in the loss: how dear it is to let the
  /// cell state grow beyond what tanh can show.
  public var rangePenalty: Float = 0

  /// Equal seeds give equal networks, to the bit.
  public var seed: UInt64 = 1

  /// How many threads compute; the result does not depend on it.
  public var threads = 2

  /// Creates options with the defaults.
  public init() {}

  /// The step size of an update, of so many.
  public func learningRate(update: Int, of updates: Int) -> Float {
    learningRate * schedule.factor(update: update, of: updates, warmUp: warmUp)
  }
}
