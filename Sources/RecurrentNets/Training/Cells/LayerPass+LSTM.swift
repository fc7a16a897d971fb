extension LayerPass {
  /// i, f, o = σ(a), C̃ = tanh(a), C = f ⊙ C₋₁ + i ⊙ C̃, h = o ⊙ tanh(C).
  func forwardLSTM(rows: Range<Int>, size: Int) {
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
    show(rows: rows, size: size)
  }

  /// h = o ⊙ tanh(C).
  func show(rows: Range<Int>, size: Int) {
    let first = rows.lowerBound * size
    Activations.tanh(cell + first, into: cellTanh + first, count: rows.count * size)
    for row in rows {
      let output = gates + (row * 4 + 3) * size
      let hidden = hidden + row * size
      let cellTanh = cellTanh + row * size
      for unit in 0..<size { hidden[unit] = output[unit] * cellTanh[unit] }
    }
  }

  /// The LSTM's rule, from δh and the δC that arrives from the step after.
  ///
  ///     δo = δh ⊙ tanh(C)
  ///     δC = δC(from later) + δh ⊙ o ⊙ (1 − tanh²(C))      since h = o ⊙ tanh(C)
  ///     δf = δC ⊙ C₋₁      δi = δC ⊙ C̃      δC̃ = δC ⊙ i    since C = f ⊙ C₋₁ + i ⊙ C̃
  ///     δC₋₁ = δC ⊙ f
  ///
  /// and through the activations, with σ′ = σ(1 − σ) and tanh′ = 1 − tanh²:
  ///
  ///     δa_i = δi ⊙ i(1 − i)    δa_f = δf ⊙ f(1 − f)
  ///     δa_g = δC̃ ⊙ (1 − C̃²)    δa_o = δo ⊙ o(1 − o)
  ///
  /// The penalties are part of L: |i · C̃| = i · |C̃| adds w·|C̃| to δi and
  /// w·i·sign(C̃) to δC̃, and max(0, |C| − 1) adds r·sign(C) to δC where |C| > 1.
  func backwardLSTM(row: Int, sequence: Int, size: Int, _ penalties: CellPenalties) {
    let input = gates + row * 4 * size
    let forget = input + size
    let candidate = forget + size
    let output = candidate + size
    let inputGradient = gateGradient + row * 4 * size
    let forgetGradient = inputGradient + size
    let candidateGradient = forgetGradient + size
    let outputGradient = candidateGradient + size
    let cell = cell + row * size
    let cellTanh = cellTanh + row * size
    let previousCell = previousCell + row * size
    let hiddenGradient = hiddenGradient + row * size
    let cellGradient = carriedGradient + sequence * size
    for unit in 0..<size {
      let (i, f, g, o) = (input[unit], forget[unit], candidate[unit], output[unit])
      let (c, t) = (cell[unit], cellTanh[unit])
      let hiddenDelta = hiddenGradient[unit]
      let range: Float = c > 1 ? penalties.range : (c < -1 ? -penalties.range : 0)
      let cellDelta = cellGradient[unit] + hiddenDelta * o * (1 - t * t) + range
      let write: Float = g > 0 ? penalties.write : -penalties.write
      inputGradient[unit] = (cellDelta + write) * g * i * (1 - i)
      forgetGradient[unit] = cellDelta * previousCell[unit] * f * (1 - f)
      candidateGradient[unit] = (cellDelta + write) * i * (1 - g * g)
      outputGradient[unit] = hiddenDelta * t * o * (1 - o)
      cellGradient[unit] = cellDelta * f
    }
  }
}
