/// What a training has done so far; told after every update.
public struct TrainingProgress: Sendable, Equatable {
  /// The epoch in progress, from 1.
  public var epoch: Int

  /// How many epochs there are.
  public var epochs: Int

  /// How many updates were made.
  public var update = 0

  /// How many updates there will be.
  public var updates: Int

  /// The loss on the last batch, before its update.
  public var batchLoss = TrainingLoss()

  /// The mean loss over the last updates (an exponential mean over about 50).
  public var meanLoss: Double = 0

  /// How many words or vectors were read.
  public var steps = 0

  /// The step size of the last update.
  public var learningRate: Float = 0

  /// The L2 norm of the last gradient, before it was shortened.
  public var gradientNorm: Float = 0

  /// The loss on the held-out text after the last whole epoch.
  public var heldOut: TrainingLoss?

  /// Creates the progress of a training that has not begun.
  public init(epoch: Int = 1, epochs: Int, updates: Int) {
    self.epoch = epoch
    self.epochs = epochs
    self.updates = updates
  }
}
