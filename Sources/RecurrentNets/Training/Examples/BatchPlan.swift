/// How data are cut into the batches of an epoch.
struct BatchPlan: Sendable {
  /// How many batches, and so updates, an epoch has.
  let batchCount: Int

  private let data: TrainingData
  private let batchSize: Int
  private let window: Int

  // The examples that have something to predict.
  private let used: [Int]

  // The parts of a stream that are read side by side, and how long each is.
  private let tracks: Int
  private let trackLength: Int

  /// A plan for data, by the options' batch size and window.
  init(_ data: TrainingData, options: TrainingOptions) {
    self.data = data
    batchSize = max(1, options.batchSize)
    window = max(1, options.window)
    switch data {
    case .examples(let examples):
      used = examples.indices.filter { examples[$0].count > 0 }
      (tracks, trackLength) = (0, 0)
      batchCount = (used.count + batchSize - 1) / batchSize
    case .stream(let example):
      used = []
      // A short text is not cut into more parts than windows.
      tracks = max(1, min(batchSize, example.count / window))
      trackLength = example.count / tracks
      batchCount = (trackLength + window - 1) / window
    }
  }

  /// Whether the state after one batch is that before the next.
  var carriesState: Bool {
    if case .stream = data { true } else { false }
  }

  /// The state before the first batch of an epoch: one for each part; `nil` for zeros that are never
  /// carried.
  func initialStates(of network: Network) -> [NetworkState]? {
    carriesState
      ? Array(repeating: NetworkState(startOf: network), count: tracks) : nil
  }

  /// The examples of each batch in random order; empty for a stream, which has only one order.
  ///
  /// Batches are of examples of like length: sorting within pools of some batches keeps the order
  /// random and lets a batch's sequences end together.
  func order(using generator: inout SeededGenerator) -> [[Int]] {
    guard case .examples(let examples) = data else { return [] }
    let shuffled = used.shuffled(using: &generator)
    let poolSize = batchSize * 16
    var batches: [[Int]] = []
    for poolStart in stride(from: 0, to: shuffled.count, by: poolSize) {
      let pool = shuffled[poolStart..<min(poolStart + poolSize, shuffled.count)]
        .sorted { examples[$0].count > examples[$1].count }
      for start in stride(from: 0, to: pool.count, by: batchSize) {
        batches.append(Array(pool[start..<min(start + batchSize, pool.count)]))
      }
    }
    return batches.shuffled(using: &generator)
  }

  /// The examples of one batch.
  ///
  /// - Parameters:
  ///   - batch: The batch's place in the epoch.
  ///   - order: What ``order(using:)`` gave for the epoch.
  /// - Returns: Examples; of a stream the same window of each part.
  func examples(_ batch: Int, order: [[Int]]) -> [TrainingExample] {
    switch data {
    case .examples(let examples): return order[batch].map { examples[$0] }
    case .stream(let example):
      return (0..<tracks).map { track in
        let start = track * trackLength + batch * window
        return example.slice(start..<min(start + window, (track + 1) * trackLength))
      }
    }
  }
}
