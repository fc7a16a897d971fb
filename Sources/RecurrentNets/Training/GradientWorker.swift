/// Computes the loss and its gradient for one shard of a minibatch.
///
/// A worker keeps its intermediate buffers between batches, so it serves one
/// shard at a time: it is an actor.
actor GradientWorker {
  private var levels: [LevelPass] = []
  private let words = WordPass()
  private let readout = ReadoutPass()
  private let outputPass = OutputPass()

  /// What a shard contributes to an update.
  struct Contribution: Sendable {
    var loss: TrainingLoss
    /// ∂L/∂θ for every parameter θ, in the network's own shape.
    var gradient: Network
    /// The state that each sequence ends in; empty unless one was given to start from.
    var states: [LayerState]
  }

  /// The loss and the gradient of a shard.
  ///
  /// The loss is a mean over the predictions of the whole minibatch, so
  /// that the contributions of its shards add up; the penalties are means over its steps.
  ///
  /// - Parameters:
  ///   - shard: What is read, and from which state.
  ///   - network: The weights.
  ///   - totals: How many predictions and steps the minibatch has.
  ///   - options: What the penalties weigh.
  ///   - mask: Which values are dropped; `nil` for none.
  /// - Returns: The shard's part.
  func contribution(
    of shard: TrainingShard, to network: Network, totals: TrainingShard.Totals,
    options: TrainingOptions, mask: DropoutMask?
  ) -> Contribution {
    let batch = shard.batch
    var gradient = network.zeroed()
    var loss = forward(network, over: shard, mask: mask)
    loss += TrainingLoss(
      outputPass.run(
        network.output, vectors: readout.vectors, targets: batch.targets,
        scale: 1 / Float(max(1, totals.predictions)), vectorGradient: readout.gradient,
        gradient: &gradient.output))
    let order = network.readsBackward ? batch.reversedRows : []
    readout.splitGradient(network, to: levels[network.levels.count - 1], over: batch)
    let stepScale = 1 / Float(max(1, totals.steps))
    for index in network.levels.indices.reversed() {
      let places = network.levels[index].layers
      levels[index].splitGradient(network.layers[places], over: batch, order: order)
      for (place, layerIndex) in places.enumerated() {
        let layer = network.layers[layerIndex]
        let pass = levels[index].layers[place]
        let scale = stepScale / Float(layer.hiddenSize)
        pass.backward(
          layer, over: batch,
          penalties: CellPenalties(
            write: options.writePenalty * scale, range: options.rangePenalty * scale))
        pass.fillGradient(of: layer, over: batch, into: &gradient.layers[layerIndex])
      }
      if index > 0 {
        fillInputGradient(index, network, batch, order: order, into: &gradient)
      } else {
        words.fillGradient(network, batch, order: order, passes: levels[0], into: &gradient)
      }
    }
    let states = shard.states == nil ? [] : finalStates(network, batch)
    return Contribution(loss: loss, gradient: gradient, states: states)
  }

  /// The loss alone, and the state that each sequence ends in if one was given to start from.
  func loss(of shard: TrainingShard, in network: Network) -> (TrainingLoss, [LayerState]) {
    var loss = forward(network, over: shard, mask: nil)
    loss += TrainingLoss(
      outputPass.cost(network.output, vectors: readout.vectors, targets: shard.batch.targets))
    return (loss, shard.states == nil ? [] : finalStates(network, shard.batch))
  }

  private func finalStates(_ network: Network, _ batch: PackedBatch) -> [LayerState] {
    network.levels.enumerated().flatMap { index, level in
      level.layers.enumerated().map { place, layer in
        levels[index].layers[place].finalState(of: network.layers[layer], over: batch)
      }
    }
  }

  // MARK: - Forward

  /// Runs all levels and measures what the penalties are about.
  private func forward(
    _ network: Network, over shard: TrainingShard, mask: DropoutMask?
  ) -> TrainingLoss {
    while levels.count < network.levels.count { levels.append(LevelPass()) }
    let batch = shard.batch
    let order = network.readsBackward ? batch.reversedRows : []
    var loss = TrainingLoss()
    loss.tokens = batch.predictionCount
    loss.steps = batch.rowCount
    if case .values(let values) = batch.targets { loss.values = values.count }
    for (index, level) in network.levels.enumerated() {
      let pass = levels[index]
      let layers = network.layers[level.layers]
      pass.prepare(for: batch, layers: layers, from: shard.states.map { Array($0[level.layers]) })
      if index == 0 { words.project(network, batch, order: order, into: pass) }
      for (place, layer) in layers.enumerated() {
        if index > 0 { project(index, layer, place: place, batch, order: order) }
        pass.layers[place].forward(layer, over: batch, isCarried: shard.states != nil)
        guard layer.cell == .lstm else { continue }
        pass.layers[place].addPenalties(size: layer.hiddenSize, rows: batch.rowCount, to: &loss)
      }
      let isTop = index == network.levels.count - 1
      pass.merge(layers, over: batch, order: order, mask: isTop ? nil : mask, level: index)
    }
    readout.read(network, from: levels[network.levels.count - 1], over: batch, mask: mask)
    return loss
  }

  /// W·x + b for what the level below says.
  private func project(
    _ level: Int, _ layer: RecurrentLayer, place: Int, _ batch: PackedBatch, order: [Int]
  ) {
    let below = levels[level - 1]
    let inputs =
      layer.direction == .forward
      ? below.output
      : levels[level].reversed(below.output, columns: below.size, order: order, place: place)
    layer.project(inputs, rows: batch.rowCount, into: levels[level].layers[place].gates)
  }

  // MARK: - Backward

  /// The gradients of what a level above the lowest reads with, and of what it reads.
  private func fillInputGradient(
    _ index: Int, _ network: Network, _ batch: PackedBatch, order: [Int],
    into gradient: inout Network
  ) {
    let (level, below) = (levels[index], levels[index - 1])
    let rows = batch.rowCount
    for (place, layerIndex) in network.levels[index].layers.enumerated() {
      let layer = network.layers[layerIndex]
      let deltas = level.layers[place].gateGradient
      let blocks = layer.bias.count
      let isForward = layer.direction == .forward
      let inputs =
        isForward
        ? below.output
        : level.reversed(below.output, columns: below.size, order: order, place: place)
      BLAS.multiply(
        deltas, .transposed, inputs, .plain, m: blocks, n: layer.inputSize, k: rows,
        into: &gradient.layers[layerIndex].inputWeight.elements, beta: 0)
      // The first direction sets what the others add to.
      if isForward {
        BLAS.multiply(
          deltas, .plain, layer.inputWeight.elements, .plain, m: rows, n: layer.inputSize,
          k: blocks, into: below.outputGradient, beta: place == 0 ? 0 : 1)
      } else {
        let inWordOrder = level.reversed(deltas, columns: blocks, order: order, place: place)
        BLAS.multiply(
          inWordOrder, .plain, layer.inputWeight.elements, .plain, m: rows, n: layer.inputSize,
          k: blocks, into: below.outputGradient, beta: place == 0 ? 0 : 1)
      }
    }
  }
}

extension RecurrentLayer {
  /// W·x + b of each row x.
  func project(
    _ inputs: UnsafePointer<Float>, rows: Int, into result: UnsafeMutablePointer<Float>
  ) {
    let blocks = bias.count
    for row in 0..<rows { (result + row * blocks).update(from: bias, count: blocks) }
    BLAS.multiply(
      inputs, .plain, inputWeight.elements, .transposed,
      m: rows, n: blocks, k: inputSize, into: result, beta: 1)
  }
}

extension TrainingLoss {
  fileprivate init(_ cost: OutputPass.Cost) {
    self.init()
    crossEntropy = cost.crossEntropy
    squaredError = cost.squaredError
    correct = cost.correct
  }
}
