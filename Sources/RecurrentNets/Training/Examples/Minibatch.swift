/// The examples of one update, cut into shards.
struct Minibatch: Sendable {
  /// The parts, always as many.
  let shards: [TrainingShard]

  /// The example that each sequence of each shard is, as its place among those given.
  private let places: [[Int]]

  /// Deals the examples out by turns, the longest first, so that shards weigh alike.
  ///
  /// Every minibatch is cut into the same shards whatever the number of threads.
  ///
  /// - Parameters:
  ///   - examples: What is read; those without steps are left out.
  ///   - states: What each is read from; `nil` for zeros.
  ///   - count: The number of shards.
  ///   - predictsOnce: Whether there is one prediction for each example.
  init(
    _ examples: [TrainingExample], from states: [NetworkState]?, shards count: Int,
    predictsOnce: Bool
  ) {
    let order = examples.indices.filter { examples[$0].count > 0 }
      .sorted { examples[$0].count > examples[$1].count }
    let places = (0..<count).map { shard in
      stride(from: shard, to: order.count, by: count).map { order[$0] }
    }
    self.places = places
    shards = places.map { places in
      TrainingShard(
        batch: PackedBatch(places.map { examples[$0] }, predictsOnce: predictsOnce),
        states: states.map { Self.layerStates($0, places) })
    }
  }

  /// What all shards together have.
  var totals: TrainingShard.Totals {
    shards.reduce(into: TrainingShard.Totals()) {
      $0.predictions += $1.batch.predictionCount
      $0.steps += $1.batch.rowCount
    }
  }

  /// The state of each example, from those of the shards' sequences.
  ///
  /// - Parameters:
  ///   - ends: What each shard's layers ended in.
  ///   - states: What was read from; examples without steps keep it.
  /// - Returns: A state for each example.
  func states(_ ends: [[LayerState]], after states: [NetworkState]) -> [NetworkState] {
    var result = states
    for (places, layers) in zip(places, ends) {
      for (sequence, place) in places.enumerated() {
        for (layer, state) in layers.enumerated() {
          result[place].hidden[layer] = Self.part(sequence, of: state.hidden, in: places.count)
          result[place].cell[layer] = Self.part(sequence, of: state.cell, in: places.count)
        }
      }
    }
    return result
  }

  private static func part(_ index: Int, of values: [Float], in count: Int) -> [Float] {
    let size = values.count / max(1, count)
    return Array(values[index * size..<(index + 1) * size])
  }

  /// The states of some examples, layer by layer; of no examples each layer's is empty.
  private static func layerStates(_ states: [NetworkState], _ places: [Int]) -> [LayerState] {
    guard let first = states.first else { return [] }
    return first.hidden.indices.map { layer in
      LayerState(
        hidden: places.flatMap { states[$0].hidden[layer] },
        cell: places.flatMap { states[$0].cell[layer] })
    }
  }
}
