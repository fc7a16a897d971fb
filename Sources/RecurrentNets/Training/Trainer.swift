/// Trains a network by backpropagation through time.
///
/// The loss of a minibatch is
///
///     L = mean −ln p(right) + λ_w · mean |i ⊙ C̃| + λ_r · mean max(0, |C| − 1)
///
/// where a network of choices is trained, and the mean squared error in the place of
/// −ln p where it predicts values.
///
/// Every minibatch is cut into ``shardCount`` shards whatever the number of
/// threads, and their gradients are added in a fixed order; so the same seed
/// gives the same network to the bit, with one thread or several.
public struct Trainer: Sendable {
  /// How many parts a minibatch is cut into.
  public static let shardCount = 2

  /// The network as trained so far.
  public private(set) var network: Network

  /// How it is trained.
  public let options: TrainingOptions

  /// How many updates were made.
  public private(set) var updateCount = 0

  private(set) var optimizer: Optimizer
  private let workers: [GradientWorker]

  /// What an update did.
  public struct Update: Sendable {
    /// The loss on the minibatch before the update.
    public var loss: TrainingLoss
    /// The L2 norm of the gradient before it was shortened.
    public var gradientNorm: Float
    /// The state that each example ends in; empty unless states were given to start from.
    public var states: [NetworkState]
    /// Whether the network was changed: not if there was nothing to predict, and not if the loss
    /// or the gradient is no number.
    public var isApplied: Bool
  }

  /// Creates a trainer for a network.
  ///
  /// The network must be one that can be trained; see ``Network/trainingProblem``.
  public init(_ network: Network, options: TrainingOptions) {
    if let problem = network.trainingProblem { preconditionFailure(problem) }
    self.network = network
    self.options = options
    self.optimizer = Optimizer(options, for: network)
    let threads = max(1, min(options.threads, Self.shardCount))
    self.workers = (0..<threads).map { _ in GradientWorker() }
  }

  /// Creates a trainer that goes on where another one was.
  init(_ state: TrainingState, options: TrainingOptions) {
    self.init(state.network, options: options)
    optimizer.state = state.optimizer
    updateCount = state.updates
  }

  /// Makes one update from a minibatch of token sequences, each of whose words is predicted.
  ///
  /// - Parameters:
  ///   - sequences: Each is read but for its last token and predicted but for
  ///     its first, from C = h = 0.
  ///   - learningRate: The step size of the optimiser for this update.
  /// - Returns: The loss on the minibatch before the update.
  @discardableResult
  public mutating func update(
    with sequences: [[Int]], learningRate: Float
  ) async -> TrainingLoss {
    let examples = sequences.map { TrainingExample(nextTokens: $0) }
    return await update(with: examples, learningRate: learningRate).loss
  }

  /// Makes one update from a minibatch.
  ///
  /// - Parameters:
  ///   - examples: What is read and should be said.
  ///   - states: What each example is read from; `nil` for zeros.
  ///   - learningRate: The step size of the optimiser for this update.
  /// - Returns: What was done.
  @discardableResult
  public mutating func update(
    with examples: [TrainingExample], from states: [NetworkState]? = nil, learningRate: Float
  ) async -> Update {
    let (loss, gradient, ends) = await lossAndGradient(of: examples, from: states)
    var update = Update(loss: loss, gradientNorm: 0, states: ends, isApplied: false)
    guard loss.tokens > 0 else { return update }
    var tensors = gradient.tensors
    let norm = Reductions.norm(of: tensors)
    update.gradientNorm = norm
    guard loss.isUsable, norm.isFinite else { return update }
    if options.clipNorm > 0, norm > options.clipNorm {
      let factor = options.clipNorm / norm
      for index in tensors.indices {
        for element in tensors[index].indices { tensors[index][element] *= factor }
      }
    }
    optimizer.update(&network, gradient: tensors, learningRate: learningRate)
    updateCount += 1
    update.isApplied = true
    return update
  }

  /// The loss of a minibatch, its gradient in the network's own shape, and the states it ends in.
  func lossAndGradient(
    of examples: [TrainingExample], from states: [NetworkState]? = nil
  ) async -> (TrainingLoss, Network, [NetworkState]) {
    let minibatch = minibatch(examples, from: states)
    let totals = minibatch.totals
    var loss = TrainingLoss()
    var sum: Network?
    let contributions = await onAllWorkers(minibatch.shards) {
      [network, options, updateCount] worker, shard, index in
      let mask =
        options.dropout > 0
        ? DropoutMask(
          rate: options.dropout, seed: options.seed, update: updateCount, shard: index) : nil
      return await worker.contribution(
        of: shard, to: network, totals: totals, options: options, mask: mask)
    }
    for contribution in contributions {
      loss += contribution.loss
      if sum == nil { sum = contribution.gradient } else { sum?.add(contribution.gradient) }
    }
    let ends = states.map { minibatch.states(contributions.map(\.states), after: $0) } ?? []
    return (loss, sum ?? network.zeroed(), ends)
  }

  /// The loss on token sequences each of whose words is predicted, without the penalties' weights.
  public func loss(on sequences: [[Int]]) async -> TrainingLoss {
    await loss(on: .examples(sequences.map { TrainingExample(nextTokens: $0) }))
  }

  /// The loss on held-out data, without the penalties' weights and without dropout.
  public func loss(on data: TrainingData) async -> TrainingLoss {
    var loss = TrainingLoss()
    switch data {
    case .examples(let examples):
      for start in stride(from: 0, to: examples.count, by: 256) {
        let batch = Array(examples[start..<min(start + 256, examples.count)])
        loss += await self.loss(of: batch, from: nil).loss
      }
    case .stream:
      let plan = BatchPlan(data, options: options)
      var states = plan.initialStates(of: network)
      for window in 0..<plan.batchCount {
        let part = await self.loss(of: plan.examples(window, order: []), from: states)
        loss += part.loss
        states = part.states
      }
    }
    return loss
  }

  private func loss(
    of examples: [TrainingExample], from states: [NetworkState]?
  ) async -> (loss: TrainingLoss, states: [NetworkState]?) {
    let minibatch = minibatch(examples, from: states)
    let parts = await onAllWorkers(minibatch.shards) { [network] worker, shard, _ in
      await worker.loss(of: shard, in: network)
    }
    var loss = TrainingLoss()
    for part in parts { loss += part.0 }
    return (loss, states.map { minibatch.states(parts.map(\.1), after: $0) })
  }

  // MARK: - Shards

  private func minibatch(_ examples: [TrainingExample], from states: [NetworkState]?) -> Minibatch {
    Minibatch(
      examples, from: states, shards: Self.shardCount,
      predictsOnce: network.readout != .everyStep)
  }

  /// Runs `body` for each shard and returns the results in the order of the shards.
  ///
  /// Shard s goes to worker s modulo their number.
  private func onAllWorkers<Result: Sendable>(
    _ shards: [TrainingShard],
    _ body: @escaping @Sendable (GradientWorker, TrainingShard, Int) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      for (index, shard) in shards.enumerated() {
        let worker = workers[index % workers.count]
        group.addTask { (index, await body(worker, shard, index)) }
      }
      var results: [Result?] = Array(repeating: nil, count: shards.count)
      for await (index, result) in group { results[index] = result }
      return results.compactMap { $0 }
    }
  }
}
