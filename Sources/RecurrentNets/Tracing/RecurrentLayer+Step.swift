extension RecurrentLayer {
  /// Takes one step.
  ///
  /// - Parameters:
  ///   - a: W·x + b `(blocks · H)`; it is used up.
  ///   - scratch: Room for `2 · H` values.
  ///   - step: Where the step's values go, and where the last one's are.
  ///   - interventions: What is put in the place of computed values.
  @inline(__always)
  func step(
    _ a: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, into step: StepRecord,
    _ interventions: StepInterventions.Here
  ) {
    switch cell {
    case .lstm: stepLSTM(a, scratch: scratch, into: step, interventions)
    case .gru: stepGRU(a, scratch: scratch, into: step, interventions)
    case .rnn: stepRNN(a, into: step, interventions)
    }
  }

  /// Passes over a step: the state stays, and the gates say so.
  ///
  /// With f = 1 and i = 0 (z = 1 for a GRU) the cell's own equation holds there too.
  func pass(over step: StepRecord) {
    step[.hidden].update(from: step[before: .hidden], count: outputSize)
    switch cell {
    case .lstm:
      step[.cell].update(from: step[before: .cell], count: hiddenSize)
      step[.output].update(from: step[before: .output], count: hiddenSize)
      if variant.projection != nil, outputSize != hiddenSize {
        step[.cellOutput].update(from: step[before: .cellOutput], count: hiddenSize)
      }
      step[.forget].update(repeating: 1, count: hiddenSize)
    case .gru: step[.update].update(repeating: 1, count: hiddenSize)
    case .rnn: break
    }
  }

  // MARK: - LSTM

  /// i, f, o = σ(a), C̃ = tanh(a), C = f ⊙ C₋₁ + i ⊙ C̃, h = o ⊙ tanh(C).
  ///
  /// With peepholes p, p_i ⊙ C₋₁ and p_f ⊙ C₋₁ are part of a_i and a_f, and p_o ⊙ C of a_o.
  @inline(__always)
  private func stepLSTM(
    _ a: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, into step: StepRecord,
    _ interventions: StepInterventions.Here
  ) {
    let count = hiddenSize
    let (input, forget) = (step[.input], step[.forget])
    let (candidate, output) = (step[.candidate], step[.output])
    let (cell, previousCell) = (step[.cell], step[before: .cell])
    multiply(rows: 0..<4 * count, by: step[before: .hidden], into: a, beta: 1)
    if let peepholes = variant.peepholes {
      for unit in 0..<count {
        a[unit] += peepholes.input[unit] * previousCell[unit]
        a[count + unit] += peepholes.forget[unit] * previousCell[unit]
      }
    }
    activate(a, variant.gateActivation, count: 2 * count)
    activate(a + 2 * count, variant.candidateActivation, count: count)
    input.update(from: a, count: count)
    candidate.update(from: a + 2 * count, count: count)
    interventions.apply(to: input, .input)
    interventions.apply(to: candidate, .candidate)
    if variant.isCoupled {
      for unit in 0..<count { forget[unit] = 1 - input[unit] }
    } else {
      forget.update(from: a + count, count: count)
    }
    interventions.apply(to: forget, .forget)
    for unit in 0..<count {
      cell[unit] = forget[unit] * previousCell[unit] + input[unit] * candidate[unit]
    }
    interventions.apply(to: cell, .cell)

    if let peepholes = variant.peepholes {
      for unit in 0..<count { a[3 * count + unit] += peepholes.output[unit] * cell[unit] }
    }
    activate(a + 3 * count, variant.gateActivation, count: count)
    output.update(from: a + 3 * count, count: count)
    interventions.apply(to: output, .output)
    show(scratch, into: step, interventions)
  }

  /// h = o ⊙ tanh(C), or a projection of it.
  @inline(__always)
  private func show(
    _ scratch: UnsafeMutablePointer<Float>, into step: StepRecord,
    _ interventions: StepInterventions.Here
  ) {
    let count = hiddenSize
    let hidden = step[.hidden]
    // A projection to as many values as there are units has no plane of its own to show.
    let shown =
      variant.projection == nil ? hidden : (step.offsets.isProjected ? step[.cellOutput] : scratch)
    let (cell, output) = (step[.cell], step[.output])
    if variant.stateActivation == .tanh {
      Activations.tanh(cell, into: shown, count: count)
    } else {
      shown.update(from: cell, count: count)
      variant.stateActivation.apply(to: shown, count: count)
    }
    for unit in 0..<count { shown[unit] *= output[unit] }
    if let projection = variant.projection {
      interventions.apply(to: shown, .cellOutput)
      BLAS.multiply(
        projection.elements, rows: projection.rows, columns: count, by: shown, into: hidden,
        beta: 0)
    }
    interventions.apply(to: hidden, .hidden, count: outputSize)
  }

  // MARK: - GRU

  /// r, z = σ(a), n = tanh(a_n), h = (1 − z) ⊙ n + z ⊙ h₋₁.
  ///
  /// a_n is W x + b + r ⊙ (U h₋₁ + b′), or W x + b + U (r ⊙ h₋₁).
  @inline(__always)
  private func stepGRU(
    _ a: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, into step: StepRecord,
    _ interventions: StepInterventions.Here
  ) {
    let count = hiddenSize
    let (reset, update) = (step[.reset], step[.update])
    let (candidate, hidden, previous) = (step[.candidate], step[.hidden], step[before: .hidden])
    multiply(rows: 0..<2 * count, by: previous, into: a, beta: 1)
    activate(a, variant.gateActivation, count: 2 * count)
    reset.update(from: a, count: count)
    update.update(from: a + count, count: count)
    interventions.apply(to: reset, .reset)
    interventions.apply(to: update, .update)

    let recurrent = scratch
    if let bias = variant.recurrentCandidateBias {
      recurrent.update(from: bias, count: count)
      multiply(rows: 2 * count..<3 * count, by: previous, into: recurrent, beta: 1)
      for unit in 0..<count { recurrent[unit] *= reset[unit] }
    } else {
      let looked = scratch + count
      for unit in 0..<count { looked[unit] = reset[unit] * previous[unit] }
      multiply(rows: 2 * count..<3 * count, by: looked, into: recurrent, beta: 0)
    }
    candidate.update(from: a + 2 * count, count: count)
    for unit in 0..<count { candidate[unit] += recurrent[unit] }
    activate(candidate, variant.candidateActivation, count: count)
    interventions.apply(to: candidate, .candidate)
    for unit in 0..<count {
      hidden[unit] = (1 - update[unit]) * candidate[unit] + update[unit] * previous[unit]
    }
    interventions.apply(to: hidden, .hidden)
  }

  // MARK: - Plain RNN

  /// h = tanh(a).
  @inline(__always)
  private func stepRNN(
    _ a: UnsafeMutablePointer<Float>, into step: StepRecord,
    _ interventions: StepInterventions.Here
  ) {
    let hidden = step[.hidden]
    multiply(rows: 0..<hiddenSize, by: step[before: .hidden], into: a, beta: 1)
    activate(a, variant.candidateActivation, count: hiddenSize)
    hidden.update(from: a, count: hiddenSize)
    interventions.apply(to: hidden, .hidden)
  }

  // MARK: - Parts

  /// Some rows of U times a vector `(P)`.
  @inline(__always)
  private func multiply(
    rows: Range<Int>, by vector: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, beta: Float
  ) {
    recurrentWeight.elements.withUnsafeBufferPointer { weight in
      guard let base = weight.baseAddress else { return }
      BLAS.multiply(
        base + rows.lowerBound * outputSize, rows: rows.count, columns: outputSize,
        by: vector, into: result, beta: beta)
    }
  }

  @inline(__always)
  private func activate(
    _ values: UnsafeMutablePointer<Float>, _ activation: Activation, count: Int
  ) {
    if let clip = variant.clip {
      for index in 0..<count { values[index] = max(-clip, min(clip, values[index])) }
    }
    activation.apply(to: values, count: count)
  }
}
