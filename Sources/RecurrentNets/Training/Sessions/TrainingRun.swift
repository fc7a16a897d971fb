/// A whole training: a session that is stepped to its end.
public struct TrainingRun: Sendable {
  private let options: TrainingOptions
  private let training: TrainingData
  private let heldOut: TrainingData

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - training: What the network learns from.
  ///   - heldOut: What is never trained on, to tell the best network.
  ///   - options: How the network is trained.
  public init(training: TrainingData, heldOut: TrainingData, options: TrainingOptions) {
    self.training = training
    self.heldOut = heldOut
    self.options = options
  }

  /// Creates a run on sequences of tokens each of which is to be predicted from those before it.
  ///
  /// - Parameters:
  ///   - sequences: The training text, as sequences of tokens that each start
  ///     from C = h = 0.
  ///   - heldOut: Sequences that are never trained on, to tell the best network.
  ///   - options: How the network is trained.
  public init(sequences: [[Int]], heldOut: [[Int]], options: TrainingOptions) {
    self.init(
      training: .examples(sequences.map { TrainingExample(nextTokens: $0) }),
      heldOut: .examples(heldOut.map { TrainingExample(nextTokens: $0) }), options: options)
  }

  /// How many updates the whole run makes.
  public var updateCount: Int {
    BatchPlan(training, options: options).batchCount * max(1, options.epochs)
  }

  /// Trains a network until the last epoch, or until the task is cancelled.
  ///
  /// A cancelled run compares what it has with the best epoch and keeps the better.
  public func train(
    _ network: Network, onProgress: (TrainingProgress) -> Void = { _ in }
  ) async -> TrainingOutcome {
    var session = TrainingSession(
      network, training: training, heldOut: heldOut, options: options)
    while session.ending == nil, !Task.isCancelled {
      let progress = await session.step()
      onProgress(progress)
    }
    return await session.finish()
  }
}
