/// Trains a network by backpropagation through time.
///
/// The loss of a minibatch is
///
///     L = mean −ln p(next word) + λ_w · mean |i ⊙ C̃| + λ_r · mean max(0, |C| − 1)
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

  private var optimizer: Adam
  private let workers: [GradientWorker]

  /// Creates a trainer for a network.
  ///
  /// The network must be one that can be trained; see ``Network/trainingProblem``.
  public init(_ network: Network, options: TrainingOptions) {
    if let problem = network.trainingProblem { preconditionFailure(problem) }
    self.network = network
    self.options = options
    self.optimizer = Adam(for: network)
    let threads = max(1, min(options.threads, Self.shardCount))
    self.workers = (0..<threads).map { _ in GradientWorker() }
  }

  /// Makes one update from a minibatch of token sequences.
  ///
  /// - Parameters:
  ///   - sequences: Each is read but for its last token and predicted but for
  ///     its first, from C = h = 0.
  ///   - learningRate: The step size of Adam for this update.
  /// - Returns: The loss on the minibatch before the update.
  @discardableResult
  public mutating func update(
    with sequences: [[Int]], learningRate: Float
  ) async -> TrainingLoss {
    let (loss, gradient) = await lossAndGradient(of: sequences)
    guard loss.tokens > 0 else { return loss }
    var tensors = gradient.tensors
    let norm = Reductions.norm(of: tensors)
    if norm > options.clipNorm {
      let factor = options.clipNorm / norm
      for index in tensors.indices {
        for element in tensors[index].indices { tensors[index][element] *= factor }
      }
    }
    optimizer.update(&network, gradient: tensors, learningRate: learningRate)
    updateCount += 1
    return loss
  }

  /// The loss of a minibatch and its gradient, in the network's own shape.
  func lossAndGradient(of sequences: [[Int]]) async -> (TrainingLoss, Network) {
    let shards = Self.shards(of: sequences)
    let total = shards.reduce(0) { $0 + $1.rowCount }
    var loss = TrainingLoss()
    var sum: Network?
    let contributions = await onAllWorkers(shards) { [network, options] worker, shard in
      await worker.contribution(of: shard, to: network, total: total, options: options)
    }
    for contribution in contributions {
      loss += contribution.loss
      if sum == nil { sum = contribution.gradient } else { sum?.add(contribution.gradient) }
    }
    return (loss, sum ?? Network(zeros: network.shape))
  }

  /// The loss on held-out sequences, without the penalties' weights.
  public func loss(on sequences: [[Int]]) async -> TrainingLoss {
    var loss = TrainingLoss()
    for start in stride(from: 0, to: sequences.count, by: 256) {
      let batch = Array(sequences[start..<min(start + 256, sequences.count)])
      let parts = await onAllWorkers(Self.shards(of: batch)) { [network] worker, shard in
        await worker.loss(of: shard, in: network)
      }
      for part in parts { loss += part }
    }
    return loss
  }

  // MARK: - Shards

  /// Deals the sequences out by turns, the longest first, so that shards weigh alike.
  private static func shards(of sequences: [[Int]]) -> [PackedBatch] {
    let sorted = sequences.filter { $0.count > 1 }.sorted { $0.count > $1.count }
    return (0..<shardCount).map { shard in
      PackedBatch(stride(from: shard, to: sorted.count, by: shardCount).map { sorted[$0] })
    }
  }

  /// Runs `body` for each shard and returns the results in the order of the shards.
  ///
  /// Shard s goes to worker s modulo their number.
  private func onAllWorkers<Result: Sendable>(
    _ shards: [PackedBatch],
    _ body: @escaping @Sendable (GradientWorker, PackedBatch) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      for (index, shard) in shards.enumerated() {
        let worker = workers[index % workers.count]
        group.addTask { (index, await body(worker, shard)) }
      }
      var results: [Result?] = Array(repeating: nil, count: shards.count)
      for await (index, result) in group { results[index] = result }
      return results.compactMap { $0 }
    }
  }
}

extension Network {
  /// Adds another network's parameters to this one's; the shapes must agree.
  fileprivate mutating func add(_ other: Network) {
    let tensors = other.tensors
    var index = 0
    forEachTensor { values in
      for element in values.indices { values[element] += tensors[index][element] }
      index += 1
    }
  }
}
