/// Computes the loss and its gradient for one shard of a minibatch.
///
/// A worker keeps its intermediate buffers between batches, so it serves one
/// shard at a time: it is an actor.
actor GradientWorker {
  private var passes: [LayerPass] = []
  private let outputPass = OutputPass()
  private let projection = ScratchBuffer()
  private let projectionGradient = ScratchBuffer()

  /// What a shard contributes to an update.
  struct Contribution: Sendable {
    var loss: TrainingLoss
    /// ∂L/∂θ for every parameter θ, in the network's own shape.
    var gradient: Network
  }

  /// The loss and the gradient of a shard.
  ///
  /// The loss is a mean over the `total` predictions of the whole minibatch, so
  /// that the contributions of its shards add up.
  func contribution(
    of batch: PackedBatch, to network: Network, total: Int, options: TrainingOptions
  ) -> Contribution {
    var gradient = Network(zeros: network.shape)
    var loss = forward(network, over: batch)
    let top = passes[passes.count - 1]
    let scale = 1 / Float(max(1, total))
    loss.crossEntropy = outputPass.run(
      network.output, hidden: top.hidden, targets: batch.targets, scale: scale,
      hiddenGradient: top.hiddenGradient, gradient: &gradient.output)
    for index in network.layers.indices.reversed() {
      let layer = network.layers[index]
      let scale = scale / Float(layer.hiddenSize)
      passes[index].backward(
        layer, over: batch,
        penalties: CellPenalties(
          write: options.writePenalty * scale, range: options.rangePenalty * scale))
      accumulate(index, network, batch, into: &gradient)
    }
    return Contribution(loss: loss, gradient: gradient)
  }

  /// The loss alone.
  func loss(of batch: PackedBatch, in network: Network) -> TrainingLoss {
    var loss = forward(network, over: batch)
    loss.crossEntropy = outputPass.crossEntropy(
      network.output, hidden: passes[passes.count - 1].hidden, targets: batch.targets)
    return loss
  }

  // MARK: - Forward

  /// Runs all layers and measures what the penalties are about.
  private func forward(_ network: Network, over batch: PackedBatch) -> TrainingLoss {
    while passes.count < network.layers.count { passes.append(LayerPass()) }
    var loss = TrainingLoss()
    loss.tokens = batch.rowCount
    for (index, layer) in network.layers.enumerated() {
      let pass = passes[index]
      pass.prepare(for: batch, layer: layer)
      if index == 0 {
        projectWords(network, batch, into: pass.gates)
      } else {
        project(
          passes[index - 1].hidden, rows: batch.rowCount, through: layer, into: pass.gates)
      }
      pass.forward(layer, over: batch)
      guard layer.cell == .lstm else { continue }
      pass.addPenalties(size: layer.hiddenSize, rows: batch.rowCount, to: &loss)
    }
    return loss
  }

  /// W·x + b of the lowest layer: once for each word, then handed to its rows.
  private func projectWords(
    _ network: Network, _ batch: PackedBatch, into result: UnsafeMutablePointer<Float>
  ) {
    let blocks = network.layers[0].bias.count
    let words = projection.room(for: network.embedding.rows * blocks)
    project(
      network.embedding.elements, rows: network.embedding.rows, through: network.layers[0],
      into: words)
    for (row, token) in batch.inputs.enumerated() {
      (result + row * blocks).update(from: words + token * blocks, count: blocks)
    }
  }

  private func project(
    _ inputs: UnsafePointer<Float>, rows: Int, through layer: RecurrentLayer,
    into result: UnsafeMutablePointer<Float>
  ) {
    let blocks = layer.bias.count
    for row in 0..<rows { (result + row * blocks).update(from: layer.bias, count: blocks) }
    BLAS.multiply(
      inputs, .plain, layer.inputWeight.elements, .transposed,
      m: rows, n: blocks, k: layer.inputSize, into: result, beta: 1)
  }

  // MARK: - Backward

  /// The gradients of a layer's weights, and of what it reads.
  private func accumulate(
    _ index: Int, _ network: Network, _ batch: PackedBatch, into gradient: inout Network
  ) {
    let layer = network.layers[index]
    let pass = passes[index]
    let (rows, size, blocks) = (batch.rowCount, layer.hiddenSize, layer.bias.count)
    BLAS.multiply(
      pass.gateGradient, .transposed, pass.previousHidden, .plain,
      m: blocks, n: size, k: rows,
      into: &gradient.layers[index].recurrentWeight.elements, beta: 0)
    gradient.layers[index].bias = Reductions.columnSums(
      pass.gateGradient, rows: rows, columns: blocks)
    guard index == 0 else {
      let below = passes[index - 1]
      BLAS.multiply(
        pass.gateGradient, .transposed, below.hidden, .plain,
        m: blocks, n: layer.inputSize, k: rows,
        into: &gradient.layers[index].inputWeight.elements, beta: 0)
      BLAS.multiply(
        pass.gateGradient, .plain, layer.inputWeight.elements, .plain,
        m: rows, n: layer.inputSize, k: blocks, into: below.hiddenGradient, beta: 0)
      return
    }
    accumulateWords(network, batch, into: &gradient)
  }

  /// The gradients of the lowest input weight and of the embedding.
  ///
  /// Rows that read the same word share its projection, so their ∂L/∂a are
  /// added up first; the two products then run over words instead of rows.
  private func accumulateWords(
    _ network: Network, _ batch: PackedBatch, into gradient: inout Network
  ) {
    let layer = network.layers[0]
    let (words, blocks) = (network.embedding.rows, layer.bias.count)
    let deltas = projectionGradient.zeros(words * blocks)
    for (row, token) in batch.inputs.enumerated() {
      let source = passes[0].gateGradient + row * blocks
      let target = deltas + token * blocks
      for block in 0..<blocks { target[block] += source[block] }
    }
    BLAS.multiply(
      deltas, .transposed, network.embedding.elements, .plain,
      m: blocks, n: layer.inputSize, k: words,
      into: &gradient.layers[0].inputWeight.elements, beta: 0)
    BLAS.multiply(
      deltas, .plain, layer.inputWeight.elements, .plain,
      m: words, n: layer.inputSize, k: blocks, into: &gradient.embedding.elements, beta: 0)
  }
}
