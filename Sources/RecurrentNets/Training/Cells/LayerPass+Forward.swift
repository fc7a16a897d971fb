extension LayerPass {
  /// Reads a batch step by step; ``gates`` must hold W·x + b of each row.
  ///
  /// All sequences that are still running take a step together, so U·h₋₁ is one
  /// product for the step.
  ///
  /// - Parameters:
  ///   - layer: The weights.
  ///   - batch: What is read.
  ///   - isCarried: Whether the first step starts from a state and not from zeros.
  func forward(_ layer: RecurrentLayer, over batch: PackedBatch, isCarried: Bool) {
    let size = layer.hiddenSize
    recurrence.forward.lay(
      out: layer.recurrentWeight.elements, .transposed, depth: size,
      columns: layer.seenBlockCount * size)
    for step in 0..<batch.stepCount {
      let rows = batch.offsets[step]..<batch.offsets[step + 1]
      if step > 0 {
        let (before, count) = (batch.offsets[step - 1], rows.count * size)
        (previousHidden + rows.lowerBound * size).update(from: hidden + before * size, count: count)
        if layer.cell == .lstm {
          (previousCell + rows.lowerBound * size).update(from: cell + before * size, count: count)
        }
      }
      let hasState = step > 0 || isCarried
      switch layer.cell {
      case .lstm:
        if hasState { addRecurrence(layer, rows: rows) }
        if layer.isPlainLSTM {
          forwardLSTM(rows: rows, size: size)
        } else {
          forwardVariantLSTM(layer.variant, rows: rows, size: size)
        }
      case .gru: forwardGRU(layer, rows: rows, hasState: hasState)
      case .rnn:
        if hasState { addRecurrence(layer, rows: rows) }
        forwardRNN(layer, rows: rows)
      }
    }
  }

  /// Adds U·h₋₁ to the sums of a step.
  private func addRecurrence(_ layer: RecurrentLayer, rows: Range<Int>) {
    let (size, blocks) = (layer.hiddenSize, layer.bias.count)
    recurrence.forward.addProduct(
      of: previousHidden + rows.lowerBound * size, leftStride: size, rows: rows.count,
      into: gates + rows.lowerBound * blocks, resultStride: blocks)
  }
}

extension RecurrentLayer {
  /// Whether it is an LSTM whose gates do not look at C and have rows of their own.
  var isPlainLSTM: Bool { cell == .lstm && variant.peepholes == nil && !variant.isCoupled }

  /// How many of U's blocks are multiplied by h₋₁ itself: all, but for the last of a GRU whose reset gate
  /// comes before the product.
  var seenBlockCount: Int {
    cell == .gru && variant.recurrentCandidateBias == nil ? 2 : cell.blockCount
  }
}
