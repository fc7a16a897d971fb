/// A whole training: epochs over a text, with the best network kept.
public struct TrainingRun: Sendable {
  /// What a run has done so far; told after every update.
  public struct Progress: Sendable {
    /// The epoch in progress, from 1.
    public var epoch: Int
    /// How many epochs there are.
    public var epochs: Int
    /// How many updates were made, and how many there will be.
    public var update: Int
    /// How many updates there will be.
    public var updates: Int
    /// The mean loss over the last updates (an exponential mean over about 50).
    public var crossEntropy: Double
    /// How many tokens were read so far.
    public var tokens: Int
    /// The mean cross-entropy on the held-out text after the last whole epoch.
    public var heldOutCrossEntropy: Double?
  }

  /// How a run ended and what came of it.
  public struct Outcome: Sendable {
    /// The network with the lowest cross-entropy on the held-out text.
    public var network: Network
    /// Its loss there.
    public var heldOutLoss: TrainingLoss
    /// How many updates were made.
    public var updates: Int
    /// Whether the run was ended before its last update.
    public var wasInterrupted: Bool
  }

  private let options: TrainingOptions
  private let sequences: [[Int]]
  private let heldOut: [[Int]]

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - sequences: The training text, as sequences of tokens that each start
  ///     from C = h = 0.
  ///   - heldOut: Sequences that are never trained on, to tell the best network.
  ///   - options: How the network is trained.
  public init(sequences: [[Int]], heldOut: [[Int]], options: TrainingOptions) {
    self.sequences = sequences.filter { $0.count > 1 }
    self.heldOut = heldOut
    self.options = options
  }

  /// How many updates the whole run makes.
  public var updateCount: Int {
    let batches = (sequences.count + options.batchSize - 1) / max(1, options.batchSize)
    return batches * options.epochs
  }

  /// Trains a network until the last epoch, or until the task is cancelled.
  ///
  /// A cancelled run compares what it has with the best epoch and keeps the better.
  public func train(
    _ network: Network, onProgress: (Progress) -> Void = { _ in }
  ) async -> Outcome {
    var generator = SeededGenerator(seed: options.seed)
    var trainer = Trainer(network, options: options)
    var best: (network: Network, loss: TrainingLoss)?
    var progress = Progress(
      epoch: 1, epochs: options.epochs, update: 0, updates: updateCount, crossEntropy: 0,
      tokens: 0)
    for epoch in 1...max(1, options.epochs) {
      progress.epoch = epoch
      for batch in batches(using: &generator) {
        if Task.isCancelled { break }
        let share = Float(progress.update) / Float(max(1, updateCount))
        let loss = await trainer.update(
          with: batch, learningRate: options.learningRate * (1 - share))
        progress.update += 1
        progress.tokens += loss.tokens
        // The first losses count fully, so that the mean does not start at 0.
        let weight = max(0.02, 1 / Double(progress.update))
        progress.crossEntropy += weight * (loss.meanCrossEntropy - progress.crossEntropy)
        onProgress(progress)
      }
      let loss = await trainer.loss(on: heldOut)
      progress.heldOutCrossEntropy = loss.meanCrossEntropy
      if best.map({ loss.meanCrossEntropy <= $0.loss.meanCrossEntropy }) ?? true {
        best = (trainer.network, loss)
      }
      if Task.isCancelled { break }
    }
    return Outcome(
      network: best?.network ?? trainer.network,
      heldOutLoss: best?.loss ?? TrainingLoss(),
      updates: trainer.updateCount,
      wasInterrupted: trainer.updateCount < updateCount)
  }

  /// The text in random order, cut into batches of sequences of like length.
  ///
  /// Sorting within pools of some batches keeps the order random and lets a
  /// batch's sequences end together.
  private func batches(using generator: inout SeededGenerator) -> [[[Int]]] {
    let shuffled = sequences.shuffled(using: &generator)
    let poolSize = options.batchSize * 16
    var batches: [[[Int]]] = []
    for poolStart in stride(from: 0, to: shuffled.count, by: poolSize) {
      let pool = shuffled[poolStart..<min(poolStart + poolSize, shuffled.count)]
        .sorted { $0.count > $1.count }
      for start in stride(from: 0, to: pool.count, by: options.batchSize) {
        batches.append(Array(pool[start..<min(start + options.batchSize, pool.count)]))
      }
    }
    return batches.shuffled(using: &generator)
  }
}
