import CKernels

extension LayerPass {
  /// i, f, o = σ(a), C̃ = tanh(a), C = f ⊙ C₋₁ + i ⊙ C̃, h = o ⊙ tanh(C).
  func forwardLSTM(rows: Range<Int>, size: Int) {
    let first = rows.lowerBound * size
    kernel_lstm_forward(
      gates + 4 * first, previousCell + first, cell + first, cellTanh + first, hidden + first,
      rows.count, size)
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
  func backwardLSTM(rows: Range<Int>, size: Int, _ penalties: CellPenalties) {
    let first = rows.lowerBound * size
    kernel_lstm_backward(
      gates + 4 * first, previousCell + first, cell + first, cellTanh + first,
      hiddenGradient + first, carriedGradient, gateGradient + 4 * first, penalties.write,
      penalties.range, rows.count, size)
  }
}
