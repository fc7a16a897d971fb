extension LayerPass {
  /// Goes back through time from the last step to the first.
  ///
  /// Before the call ``hiddenGradient`` holds what the layer above contributes
  /// to ∂L/∂h; after it ``gateGradient`` holds ∂L/∂a of every row, from which
  /// the gradients of the weights are products over all rows at once:
  ///
  ///     ∂L/∂W = Σ ∂L/∂aᵗ · xᵗᵀ     ∂L/∂U = Σ ∂L/∂aᵗ · hᵗ⁻¹ᵀ     ∂L/∂b = Σ ∂L/∂aᵗ
  ///
  /// Writing δ for ∂L/∂, a step first adds what arrives from the step after it,
  /// δhᵗ += Uᵀ δaᵗ⁺¹, and then applies the cell's own rule.
  func backward(
    _ layer: RecurrentLayer, over batch: PackedBatch, penalties: CellPenalties
  ) {
    let size = layer.hiddenSize
    recurrence.backward.lay(
      out: layer.recurrentWeight.elements, .plain, depth: layer.seenBlockCount * size,
      columns: size)
    for step in stride(from: batch.stepCount - 1, through: 0, by: -1) {
      let rows = batch.offsets[step]..<batch.offsets[step + 1]
      if step + 1 < batch.stepCount {
        addLater(
          layer, rows: batch.offsets[step + 1]..<batch.offsets[step + 2], to: rows.lowerBound)
      }
      switch layer.cell {
      case .lstm where layer.isPlainLSTM: backwardLSTM(rows: rows, size: size, penalties)
      case .lstm:
        for (sequence, row) in rows.enumerated() {
          backwardVariantLSTM(layer.variant, row: row, sequence: sequence, size: size, penalties)
        }
      case .gru: backwardGRU(layer, rows: rows)
      case .rnn: backwardRNN(layer, rows: rows)
      }
    }
  }

  /// δh += Uᵀ δa of the step after.
  private func addLater(_ layer: RecurrentLayer, rows: Range<Int>, to first: Int) {
    let (size, blocks) = (layer.hiddenSize, layer.bias.count)
    let isAfter = layer.cell == .gru && layer.variant.recurrentCandidateBias != nil
    recurrence.backward.addProduct(
      of: (isAfter ? recurrentGradient : gateGradient) + rows.lowerBound * blocks,
      leftStride: blocks, rows: rows.count, into: hiddenGradient + first * size, resultStride: size)
  }

  /// Adds the gradients of what a layer does from step to step: U, b and what its variant has.
  ///
  /// - Parameters:
  ///   - layer: The weights.
  ///   - batch: What was read.
  ///   - gradient: The layer's gradient, whose tensors are filled in.
  func fillGradient(
    of layer: RecurrentLayer, over batch: PackedBatch, into gradient: inout RecurrentLayer
  ) {
    let (rows, size, blocks) = (batch.rowCount, layer.hiddenSize, layer.bias.count)
    gradient.bias = Reductions.columnSums(gateGradient, rows: rows, columns: blocks)
    switch layer.cell {
    case .lstm:
      multiplyByHidden(gateGradient, rows: rows, blocks, size, into: &gradient)
      if layer.variant.peepholes != nil {
        gradient.variant.peepholes = peepholeGradient(rows: rows, size: size)
      }
    case .rnn: multiplyByHidden(gateGradient, rows: rows, blocks, size, into: &gradient)
    case .gru:
      if layer.variant.recurrentCandidateBias == nil {
        fillResetBefore(rows: rows, size: size, into: &gradient)
      } else {
        multiplyByHidden(recurrentGradient, rows: rows, blocks, size, into: &gradient)
        gradient.variant.recurrentCandidateBias = Array(
          Reductions.columnSums(recurrentGradient, rows: rows, columns: blocks).suffix(size))
      }
    }
  }

  private func multiplyByHidden(
    _ deltas: UnsafePointer<Float>, rows: Int, _ blocks: Int, _ size: Int,
    into gradient: inout RecurrentLayer
  ) {
    BLAS.multiply(
      deltas, .transposed, previousHidden, .plain, m: blocks, n: size, k: rows,
      into: &gradient.recurrentWeight.elements, beta: 0)
  }
}
