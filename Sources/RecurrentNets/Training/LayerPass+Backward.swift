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
    let blocks = layer.bias.count
    for step in stride(from: batch.stepCount - 1, through: 0, by: -1) {
      let first = batch.offsets[step]
      if step + 1 < batch.stepCount {
        BLAS.multiply(
          gateGradient + batch.offsets[step + 1] * blocks, .plain,
          layer.recurrentWeight.elements, .plain,
          m: batch.activeCounts[step + 1], n: size, k: blocks,
          into: hiddenGradient + first * size, beta: 1)
      }
      for sequence in 0..<batch.activeCounts[step] {
        switch layer.cell {
        case .lstm:
          backwardLSTM(row: first + sequence, sequence: sequence, size: size, penalties)
        case .gru: preconditionFailure("a trainer takes no GRU; see Network.trainingProblem")
        case .rnn:
          backwardRNN(row: first + sequence, size: size)
        }
      }
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
  private func backwardLSTM(row: Int, sequence: Int, size: Int, _ penalties: CellPenalties) {
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
    let cellGradient = cellGradient + sequence * size
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

  /// The plain RNN's rule: h = tanh(a), so δa = δh ⊙ (1 − h²).
  private func backwardRNN(row: Int, size: Int) {
    let hidden = hidden + row * size
    let delta = hiddenGradient + row * size
    let result = gateGradient + row * size
    for unit in 0..<size { result[unit] = delta[unit] * (1 - hidden[unit] * hidden[unit]) }
  }
}
