extension RecurrentLayer {
  /// W·x + b for each row x of `inputs`: `(N, I)` to `(N, blocks · H)`.
  func projection(of inputs: Matrix) -> Matrix {
    precondition(inputs.columns == inputSize, "a layer reads vectors of its input size")
    var result = Matrix(rows: inputs.rows, columns: bias.count)
    result.elements.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      for row in 0..<inputs.rows {
        (base + row * bias.count).update(from: bias, count: bias.count)
      }
      BLAS.multiply(
        inputs.elements, .plain, inputWeight.elements, .transposed,
        m: inputs.rows, n: bias.count, k: inputSize, into: base, beta: 1)
    }
    return result
  }

  /// Reads a text whose input projections are known and records every quantity.
  ///
  /// - Parameters:
  ///   - projections: W·x + b for each token, `(T, blocks · H)`.
  ///   - interventions: Those that concern this layer.
  ///   - beforeStep: Called before each step with its index, from 0.
  /// - Returns: The record of all `T` steps.
  /// - Throws: What `beforeStep` throws.
  func trace<Stop: Error>(
    over projections: consuming Matrix, interventions: [Intervention],
    beforeStep: (Int) throws(Stop) -> Void
  ) throws(Stop) -> LayerTrace {
    var trace = LayerTrace(cell: cell, hiddenSize: hiddenSize, tokenCount: projections.rows)
    let tokenCount = trace.tokenCount
    let interventions = StepInterventions(interventions, hiddenSize: hiddenSize)
    // The projections are used up: each row becomes the step's pre-activations.
    var preactivations = projections.elements
    projections = Matrix(rows: 0, columns: 0)
    try trace.storage.withUnsafeMutableBufferPointer { (storage) throws(Stop) in
      try preactivations.withUnsafeMutableBufferPointer { (preactivations) throws(Stop) in
        guard let storage = storage.baseAddress, let preactivations = preactivations.baseAddress
        else { return }
        for token in 0..<tokenCount {
          try beforeStep(token)
          let row = preactivations + token * bias.count
          let step = StepRecord(
            cell: cell, hiddenSize: hiddenSize, tokenCount: tokenCount, position: token + 1,
            planes: storage)
          switch cell {
          case .lstm: stepLSTM(row, into: step, interventions)
          case .rnn: stepRNN(row, into: step, interventions)
          }
        }
      }
    }
    return trace
  }

  /// i, f, o = σ(a), C̃ = tanh(a), C = f ⊙ C₋₁ + i ⊙ C̃, h = o ⊙ tanh(C).
  @inline(__always)
  private func stepLSTM(
    _ a: UnsafeMutablePointer<Float>, into step: StepRecord, _ interventions: StepInterventions
  ) {
    let count = hiddenSize
    BLAS.multiply(
      recurrentWeight.elements, rows: 4 * count, columns: count,
      by: step[.hidden, before: 1], into: a, beta: 1)
    Activations.sigmoid(a, count: 2 * count)
    Activations.tanh(a + 2 * count, into: a + 2 * count, count: count)
    Activations.sigmoid(a + 3 * count, count: count)

    let forget = step[.forget]
    let input = step[.input]
    let candidate = step[.candidate]
    let cell = step[.cell]
    let output = step[.output]
    let hidden = step[.hidden]
    input.update(from: a, count: count)
    forget.update(from: a + count, count: count)
    candidate.update(from: a + 2 * count, count: count)
    output.update(from: a + 3 * count, count: count)
    interventions.apply(to: input, .input, at: step.position)
    interventions.apply(to: forget, .forget, at: step.position)
    interventions.apply(to: candidate, .candidate, at: step.position)
    interventions.apply(to: output, .output, at: step.position)

    let previousCell = step[.cell, before: 1]
    for unit in 0..<count {
      cell[unit] = forget[unit] * previousCell[unit] + input[unit] * candidate[unit]
    }
    interventions.apply(to: cell, .cell, at: step.position)
    Activations.tanh(cell, into: hidden, count: count)
    for unit in 0..<count { hidden[unit] *= output[unit] }
    interventions.apply(to: hidden, .hidden, at: step.position)
  }

  /// h = tanh(a).
  @inline(__always)
  private func stepRNN(
    _ a: UnsafeMutablePointer<Float>, into step: StepRecord, _ interventions: StepInterventions
  ) {
    BLAS.multiply(
      recurrentWeight.elements, rows: hiddenSize, columns: hiddenSize,
      by: step[.hidden, before: 1], into: a, beta: 1)
    Activations.tanh(a, into: step[.hidden], count: hiddenSize)
    interventions.apply(to: step[.hidden], .hidden, at: step.position)
  }
}

/// Where one step's values go in a layer's trace.
private struct StepRecord {
  let cell: CellKind
  let hiddenSize: Int
  let tokenCount: Int
  let position: Int
  let planes: UnsafeMutablePointer<Float>

  /// The row `(H)` of a quantity at this position, or some positions before it.
  @inline(__always)
  subscript(quantity: Quantity, before distance: Int = 0) -> UnsafeMutablePointer<Float> {
    let row = cell.plane(of: quantity) * (tokenCount + 1) + position - distance
    return planes + row * hiddenSize
  }
}
