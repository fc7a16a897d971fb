extension LayerPass {
  /// Reads a batch step by step; ``gates`` must hold W·x + b of each row.
  ///
  /// All sequences that are still running take a step together, so U·h₋₁ is one
  /// product for the step.
  func forward(_ layer: RecurrentLayer, over batch: PackedBatch) {
    let size = layer.hiddenSize
    let blocks = layer.bias.count
    for step in 0..<batch.stepCount {
      let first = batch.offsets[step]
      let count = batch.activeCounts[step]
      if step > 0 {
        let before = batch.offsets[step - 1]
        (previousHidden + first * size).update(from: hidden + before * size, count: count * size)
        (previousCell + first * size).update(from: cell + before * size, count: count * size)
        BLAS.multiply(
          previousHidden + first * size, .plain, layer.recurrentWeight.elements, .transposed,
          m: count, n: blocks, k: size, into: gates + first * blocks, beta: 1)
      }
      switch layer.cell {
      case .lstm: forwardLSTM(rows: first..<first + count, size: size)
      case .gru: preconditionFailure("a trainer takes no GRU; see Network.trainingProblem")
      case .rnn:
        Activations.tanh(
          gates + first * size, into: hidden + first * size, count: count * size)
      }
    }
  }

  /// i, f, o = σ(a), C̃ = tanh(a), C = f ⊙ C₋₁ + i ⊙ C̃, h = o ⊙ tanh(C).
  private func forwardLSTM(rows: Range<Int>, size: Int) {
    for row in rows {
      let input = gates + row * 4 * size
      let forget = input + size
      let candidate = forget + size
      let output = candidate + size
      Activations.sigmoid(input, count: 2 * size)
      Activations.tanh(candidate, into: candidate, count: size)
      Activations.sigmoid(output, count: size)
      let cell = cell + row * size
      let previous = previousCell + row * size
      for unit in 0..<size {
        cell[unit] = forget[unit] * previous[unit] + input[unit] * candidate[unit]
      }
    }
    let first = rows.lowerBound * size
    Activations.tanh(cell + first, into: cellTanh + first, count: rows.count * size)
    for row in rows {
      let output = gates + (row * 4 + 3) * size
      let hidden = hidden + row * size
      let cellTanh = cellTanh + row * size
      for unit in 0..<size { hidden[unit] = output[unit] * cellTanh[unit] }
    }
  }
}
