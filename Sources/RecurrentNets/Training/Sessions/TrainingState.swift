/// All that a training needs to go on exactly where it was.
///
/// What it needs besides are the same data and the same options: ``TrainingSession/init(resuming:training:heldOut:options:)``.
public struct TrainingState: Sendable, Equatable {
  /// A network and what it was judged by.
  public struct Judged: Sendable, Equatable {
    /// The network.
    public var network: Network
    /// Its loss on the held-out text.
    public var loss: TrainingLoss

    /// Creates a judged network.
    public init(network: Network, loss: TrainingLoss) {
      self.network = network
      self.loss = loss
    }
  }

  /// The network as trained so far.
  public var network: Network

  /// What the optimiser remembers.
  public var optimizer: OptimizerState

  /// How many updates were made.
  public var updates: Int

  /// The epoch in progress, from 1.
  public var epoch: Int

  /// How many of its batches were read.
  public var place: Int

  /// The state of the random numbers before the epoch's order was drawn.
  public var epochSeed: UInt64

  /// What the parts of a long text have brought their cells to; `nil` where each text starts from 0.
  public var carried: [NetworkState]?

  /// The best network so far; `nil` before the end of the first epoch.
  public var best: Judged?

  /// How many epochs ago that was.
  public var epochsSinceBest: Int

  /// The exponential mean of the loss.
  public var meanLoss: Double

  /// How many words or vectors were read.
  public var steps: Int

  /// The loss on the held-out text after the last whole epoch.
  public var heldOut: TrainingLoss?

  /// Creates a state from its parts.
  public init(
    network: Network, optimizer: OptimizerState, updates: Int, epoch: Int, place: Int,
    epochSeed: UInt64, carried: [NetworkState]?, best: Judged?, epochsSinceBest: Int,
    meanLoss: Double, steps: Int, heldOut: TrainingLoss?
  ) {
    self.network = network
    self.optimizer = optimizer
    self.updates = updates
    self.epoch = epoch
    self.place = place
    self.epochSeed = epochSeed
    self.carried = carried
    self.best = best
    self.epochsSinceBest = epochsSinceBest
    self.meanLoss = meanLoss
    self.steps = steps
    self.heldOut = heldOut
  }
}
