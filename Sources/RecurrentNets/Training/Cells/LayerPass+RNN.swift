extension LayerPass {
  /// h = tanh(a), or max(0, a).
  func forwardRNN(_ layer: RecurrentLayer, rows: Range<Int>) {
    let first = rows.lowerBound * layer.hiddenSize
    let count = rows.count * layer.hiddenSize
    guard layer.variant.candidateActivation == .relu else {
      Activations.tanh(gates + first, into: hidden + first, count: count)
      return
    }
    for index in first..<first + count { hidden[index] = gates[index] < 0 ? 0 : gates[index] }
  }

  /// δa = δh ⊙ (1 − h²), or δh where h > 0.
  func backwardRNN(_ layer: RecurrentLayer, rows: Range<Int>) {
    let first = rows.lowerBound * layer.hiddenSize
    let (hidden, delta, result) = (hidden + first, hiddenGradient + first, gateGradient + first)
    let count = rows.count * layer.hiddenSize
    guard layer.variant.candidateActivation == .relu else {
      for unit in 0..<count { result[unit] = delta[unit] * (1 - hidden[unit] * hidden[unit]) }
      return
    }
    for unit in 0..<count { result[unit] = hidden[unit] > 0 ? delta[unit] : 0 }
  }
}
