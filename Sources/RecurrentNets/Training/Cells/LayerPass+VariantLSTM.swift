extension LayerPass {
  /// The LSTM with peepholes p, with f = 1 − i, or with both.
  ///
  /// p_i ⊙ C₋₁ and p_f ⊙ C₋₁ are part of a_i and a_f, and p_o ⊙ C of a_o.
  func forwardVariantLSTM(_ variant: CellVariant, rows: Range<Int>, size: Int) {
    for row in rows {
      let input = gates + row * 4 * size
      let forget = input + size
      let candidate = forget + size
      let output = candidate + size
      let cell = cell + row * size
      let previous = previousCell + row * size
      if let peepholes = variant.peepholes {
        for unit in 0..<size {
          input[unit] += peepholes.input[unit] * previous[unit]
          forget[unit] += peepholes.forget[unit] * previous[unit]
        }
      }
      Activations.sigmoid(input, count: 2 * size)
      if variant.isCoupled {
        for unit in 0..<size { forget[unit] = 1 - input[unit] }
      }
      Activations.tanh(candidate, into: candidate, count: size)
      for unit in 0..<size {
        cell[unit] = forget[unit] * previous[unit] + input[unit] * candidate[unit]
      }
      if let peepholes = variant.peepholes {
        for unit in 0..<size { output[unit] += peepholes.output[unit] * cell[unit] }
      }
      Activations.sigmoid(output, count: size)
    }
    show(rows: rows, size: size)
  }

  /// The rule of ``backwardLSTM(rows:size:_:)`` and what the variants add to it.
  ///
  /// A peephole gives C a second way to the loss: δC += p_o ⊙ δa_o, and
  /// δC₋₁ += p_i ⊙ δa_i + p_f ⊙ δa_f. Where f = 1 − i, C = C₋₁ + i ⊙ (C̃ − C₋₁), so
  /// δi = δC ⊙ (C̃ − C₋₁), and there is no δa_f.
  func backwardVariantLSTM(
    _ variant: CellVariant, row: Int, sequence: Int, size: Int, _ penalties: CellPenalties
  ) {
    let input = gates + row * 4 * size
    let deltas = gateGradient + row * 4 * size
    let (cell, cellTanh) = (cell + row * size, cellTanh + row * size)
    let previousCell = previousCell + row * size
    let hiddenGradient = hiddenGradient + row * size
    let cellGradient = carriedGradient + sequence * size
    let peepholes = variant.peepholes
    for unit in 0..<size {
      let (i, f) = (input[unit], input[size + unit])
      let (g, o) = (input[2 * size + unit], input[3 * size + unit])
      let (c, t, before) = (cell[unit], cellTanh[unit], previousCell[unit])
      let hiddenDelta = hiddenGradient[unit]
      let outputDelta = hiddenDelta * t * o * (1 - o)
      let range: Float = c > 1 ? penalties.range : (c < -1 ? -penalties.range : 0)
      var cellDelta = cellGradient[unit] + hiddenDelta * o * (1 - t * t) + range
      if let peepholes { cellDelta += peepholes.output[unit] * outputDelta }
      let write: Float = g > 0 ? penalties.write : -penalties.write
      let reach = variant.isCoupled ? cellDelta * before : 0
      let inputDelta = ((cellDelta + write) * g - reach) * i * (1 - i)
      let forgetDelta = variant.isCoupled ? 0 : cellDelta * before * f * (1 - f)
      deltas[unit] = inputDelta
      deltas[size + unit] = forgetDelta
      deltas[2 * size + unit] = (cellDelta + write) * i * (1 - g * g)
      deltas[3 * size + unit] = outputDelta
      cellGradient[unit] = cellDelta * f
      if let peepholes {
        cellGradient[unit] +=
          peepholes.input[unit] * inputDelta + peepholes.forget[unit] * forgetDelta
      }
    }
  }

  /// ∂L/∂p: δa_i ⊙ C₋₁, δa_f ⊙ C₋₁ and δa_o ⊙ C, each added up over all rows.
  func peepholeGradient(rows: Int, size: Int) -> Peepholes {
    var sums = Peepholes(
      forget: Array(repeating: 0, count: size), input: Array(repeating: 0, count: size),
      output: Array(repeating: 0, count: size))
    for row in 0..<rows {
      let deltas = gateGradient + row * 4 * size
      for unit in 0..<size {
        sums.input[unit] += deltas[unit] * previousCell[row * size + unit]
        sums.forget[unit] += deltas[size + unit] * previousCell[row * size + unit]
        sums.output[unit] += deltas[3 * size + unit] * cell[row * size + unit]
      }
    }
    return sums
  }
}
