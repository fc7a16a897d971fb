/// A training that is stepped by whoever holds it, one update at a time.
///
/// Between steps the network can be looked at, the whole state kept (``state``), or the training left
/// as it is. Equal data, options and networks give equal steps to the bit, with one thread or
/// several, and whether or not it was stopped and resumed between.
public struct TrainingSession: Sendable {
  /// How the network is trained.
  public let options: TrainingOptions

  /// What it has done so far.
  public private(set) var progress: TrainingProgress

  /// The network with the lowest loss on the held-out text at the end of an epoch.
  public private(set) var best: TrainingState.Judged?

  /// Why it is over; `nil` while it is not.
  public private(set) var ending: TrainingEnding?

  private let heldOut: TrainingData
  private let plan: BatchPlan
  private var trainer: Trainer
  private var generator: SeededGenerator

  // The epoch in progress: its order, where that was drawn from, and how far it is.
  private var order: [[Int]] = []
  private var epochSeed: UInt64 = 0
  private var place = 0

  private var carried: [NetworkState]?
  private var epochsSinceBest = 0

  /// Begins a training.
  ///
  /// The network must be one that can be trained (``Network/trainingProblem``), and the data must fit it
  /// (``TrainingData/problem(in:)``).
  ///
  /// - Parameters:
  ///   - network: The network to start from.
  ///   - training: What it learns from.
  ///   - heldOut: What it never learns from, to tell the best network.
  ///   - options: How it is trained.
  public init(
    _ network: Network, training: TrainingData, heldOut: TrainingData, options: TrainingOptions
  ) {
    self.init(
      Trainer(network, options: options), training: training, heldOut: heldOut, options: options,
      generator: SeededGenerator(seed: options.seed))
  }

  /// Goes on with a training.
  ///
  /// - Parameters:
  ///   - state: What another session's ``state`` was.
  ///   - training: The same data as there.
  ///   - heldOut: The same data as there.
  ///   - options: The same options as there, but for the number of threads.
  public init(
    resuming state: TrainingState, training: TrainingData, heldOut: TrainingData,
    options: TrainingOptions
  ) {
    self.init(
      Trainer(state, options: options), training: training, heldOut: heldOut, options: options,
      generator: SeededGenerator(seed: state.epochSeed))
    place = state.place
    carried = state.carried
    best = state.best
    epochsSinceBest = state.epochsSinceBest
    progress.epoch = state.epoch
    progress.update = state.updates
    progress.meanLoss = state.meanLoss
    progress.steps = state.steps
    progress.heldOut = state.heldOut
    if place >= plan.batchCount { endIfOver() }
    // Fewer epochs may be wanted now than were read then.
    if progress.update >= progress.updates { ending = ending ?? .finished }
  }

  private init(
    _ trainer: Trainer, training: TrainingData, heldOut: TrainingData, options: TrainingOptions,
    generator: SeededGenerator
  ) {
    self.trainer = trainer
    self.heldOut = heldOut
    self.options = options
    self.generator = generator
    plan = BatchPlan(training, options: options)
    progress = TrainingProgress(
      epochs: max(1, options.epochs), updates: plan.batchCount * max(1, options.epochs))
    if plan.batchCount == 0 { ending = .finished }
    beginEpoch()
  }

  /// The network as trained so far.
  public var network: Network { trainer.network }

  /// All that is needed to go on from here.
  public var state: TrainingState {
    TrainingState(
      network: network, optimizer: trainer.optimizer.state, updates: progress.update,
      epoch: progress.epoch, place: place, epochSeed: epochSeed, carried: carried, best: best,
      epochsSinceBest: epochsSinceBest, meanLoss: progress.meanLoss, steps: progress.steps,
      heldOut: progress.heldOut)
  }

  // MARK: - Stepping

  /// Makes one update, and at the end of an epoch compares the network with the best one.
  ///
  /// Once it is over (``ending``) it does nothing more.
  ///
  /// - Returns: What has been done so far.
  @discardableResult
  public mutating func step() async -> TrainingProgress {
    guard ending == nil else { return progress }
    if place == plan.batchCount {
      progress.epoch += 1
      beginEpoch()
    }
    let learningRate = options.learningRate(update: progress.update, of: progress.updates)
    let update = await trainer.update(
      with: plan.examples(place, order: order), from: carried, learningRate: learningRate)
    guard update.isApplied else {
      ending = .astray(update: progress.update + 1)
      return progress
    }
    place += 1
    if plan.carriesState { carried = update.states }
    report(update, learningRate: learningRate)
    if place == plan.batchCount {
      await judge()
      endIfOver()
    }
    return progress
  }

  /// Ends the training, wherever it is, and gives the best network.
  ///
  /// In the middle of an epoch the network as it is may be that.
  public mutating func finish() async -> TrainingOutcome {
    if ending == nil, place > 0, place < plan.batchCount || best == nil { await judge() }
    return TrainingOutcome(
      network: best?.network ?? network, heldOutLoss: best?.loss ?? TrainingLoss(),
      updates: progress.update, ending: ending)
  }

  private mutating func beginEpoch() {
    place = 0
    epochSeed = generator.state
    order = plan.order(using: &generator)
    carried = plan.initialStates(of: network)
  }

  private mutating func report(_ update: Trainer.Update, learningRate: Float) {
    progress.update += 1
    progress.steps += update.loss.steps
    progress.batchLoss = update.loss
    progress.learningRate = learningRate
    progress.gradientNorm = update.gradientNorm
    // The first losses count fully, so that the mean does not start at 0.
    let weight = max(0.02, 1 / Double(progress.update))
    progress.meanLoss += weight * (update.loss.mean - progress.meanLoss)
  }

  /// Compares the network with the best one so far.
  private mutating func judge() async {
    let loss = await trainer.loss(on: heldOut)
    progress.heldOut = loss
    guard loss.isUsable else {
      ending = .astray(update: progress.update + 1)
      return
    }
    epochsSinceBest = best.map { loss.mean < $0.loss.mean } ?? true ? 0 : epochsSinceBest + 1
    if best.map({ loss.mean <= $0.loss.mean }) ?? true {
      best = TrainingState.Judged(network: network, loss: loss)
    }
  }

  private mutating func endIfOver() {
    guard ending == nil else { return }
    if progress.epoch >= progress.epochs {
      ending = .finished
    } else if let patience = options.patience, epochsSinceBest >= patience,
      heldOut.stepCount > 0
    {
      ending = .outOfPatience
    }
  }
}
