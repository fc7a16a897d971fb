extension LayerPass {
  /// r, z = σ(a), n = tanh(a_n), h = (1 − z) ⊙ n + z ⊙ h₋₁.
  ///
  /// a_n is W x + b + r ⊙ (U h₋₁ + b′), or W x + b + U (r ⊙ h₋₁) where the reset gate comes before
  /// the product.
  func forwardGRU(_ layer: RecurrentLayer, rows: Range<Int>, hasState: Bool) {
    let size = layer.hiddenSize
    if let bias = layer.variant.recurrentCandidateBias {
      sumResetAfter(layer, bias, rows: rows, hasState: hasState)
    } else {
      sumResetBefore(layer, rows: rows, hasState: hasState)
    }
    for row in rows {
      let gates = gates + row * 3 * size
      let candidate = gates + 2 * size
      Activations.tanh(candidate, into: candidate, count: size)
      let (hidden, previous) = (hidden + row * size, previousHidden + row * size)
      for unit in 0..<size {
        let update = gates[size + unit]
        hidden[unit] = (1 - update) * candidate[unit] + update * previous[unit]
      }
    }
  }

  private func sumResetAfter(
    _ layer: RecurrentLayer, _ bias: [Float], rows: Range<Int>, hasState: Bool
  ) {
    let size = layer.hiddenSize
    for row in rows { (recurrent + (row * 3 + 2) * size).update(from: bias, count: size) }
    if hasState {
      recurrence.forward.addProduct(
        of: previousHidden + rows.lowerBound * size, leftStride: size, rows: rows.count,
        into: recurrent + rows.lowerBound * 3 * size, resultStride: 3 * size)
    }
    for row in rows {
      let (gates, recurrent) = (gates + row * 3 * size, recurrent + row * 3 * size)
      for unit in 0..<2 * size { gates[unit] += recurrent[unit] }
      Activations.sigmoid(gates, count: 2 * size)
      for unit in 0..<size {
        gates[2 * size + unit] += gates[unit] * recurrent[2 * size + unit]
      }
    }
  }

  private func sumResetBefore(_ layer: RecurrentLayer, rows: Range<Int>, hasState: Bool) {
    let size = layer.hiddenSize
    let (first, gates) = (rows.lowerBound * size, gates + rows.lowerBound * 3 * size)
    if hasState {
      recurrence.forward.addProduct(
        of: previousHidden + first, leftStride: size, rows: rows.count, into: gates,
        resultStride: 3 * size)
    }
    for row in 0..<rows.count { Activations.sigmoid(gates + row * 3 * size, count: 2 * size) }
    guard hasState else { return }
    let looked = recurrent + first
    for row in 0..<rows.count {
      for unit in 0..<size {
        looked[row * size + unit] =
          gates[row * 3 * size + unit] * previousHidden[first + row * size + unit]
      }
    }
    layer.recurrentWeight.elements.withUnsafeBufferPointer { weight in
      guard let base = weight.baseAddress else { return }
      BLAS.multiply(
        looked, .plain, base + 2 * size * size, .transposed,
        m: rows.count, n: size, k: size, into: gates + 2 * size, resultStride: 3 * size, beta: 1)
    }
  }

  /// The GRU's rule, from δh and the part of it that z kept of the step after.
  ///
  ///     δz = δh ⊙ (h₋₁ − n)    δn = δh ⊙ (1 − z)    δh₋₁ = δh ⊙ z
  ///     δa_z = δz ⊙ z(1 − z)   δa_n = δn ⊙ (1 − n²)
  ///
  /// With the reset gate after the product, q = U h₋₁ + b′:  δr = δa_n ⊙ q, δq = δa_n ⊙ r. With it
  /// before, s = r ⊙ h₋₁:  δs = Uᵀ δa_n, δr = δs ⊙ h₋₁, δh₋₁ += δs ⊙ r. In both δa_r = δr ⊙ r(1 − r).
  func backwardGRU(_ layer: RecurrentLayer, rows: Range<Int>) {
    let size = layer.hiddenSize
    let isAfter = layer.variant.recurrentCandidateBias != nil
    for (sequence, row) in rows.enumerated() {
      let (gates, deltas) = (gates + row * 3 * size, gateGradient + row * 3 * size)
      let (above, previous) = (hiddenGradient + row * size, previousHidden + row * size)
      let carried = carriedGradient + sequence * size
      for unit in 0..<size {
        let (z, n) = (gates[size + unit], gates[2 * size + unit])
        let delta = above[unit] + carried[unit]
        deltas[size + unit] = delta * (previous[unit] - n) * z * (1 - z)
        deltas[2 * size + unit] = delta * (1 - z) * (1 - n * n)
        carried[unit] = delta * z
      }
      guard isAfter else { continue }
      let (recurrent, result) = (recurrent + row * 3 * size, recurrentGradient + row * 3 * size)
      for unit in 0..<size {
        let (r, delta) = (gates[unit], deltas[2 * size + unit])
        deltas[unit] = delta * recurrent[2 * size + unit] * r * (1 - r)
        result[unit] = deltas[unit]
        result[size + unit] = deltas[size + unit]
        result[2 * size + unit] = delta * r
      }
    }
    if !isAfter { resetBefore(layer, rows: rows) }
  }

  private func resetBefore(_ layer: RecurrentLayer, rows: Range<Int>) {
    let size = layer.hiddenSize
    layer.recurrentWeight.elements.withUnsafeBufferPointer { weight in
      guard let base = weight.baseAddress else { return }
      BLAS.multiply(
        gateGradient + (rows.lowerBound * 3 + 2) * size, .plain, leftStride: 3 * size,
        base + 2 * size * size, .plain,
        m: rows.count, n: size, k: size, into: products, beta: 0)
    }
    for (sequence, row) in rows.enumerated() {
      let (gates, deltas) = (gates + row * 3 * size, gateGradient + row * 3 * size)
      let (looked, previous) = (products + sequence * size, previousHidden + row * size)
      let carried = carriedGradient + sequence * size
      for unit in 0..<size {
        let r = gates[unit]
        deltas[unit] = looked[unit] * previous[unit] * r * (1 - r)
        carried[unit] += looked[unit] * r
      }
    }
  }

  /// ∂L/∂U where the reset gate comes before the product: r's and z's rows saw h₋₁, n's r ⊙ h₋₁.
  func fillResetBefore(rows: Int, size: Int, into gradient: inout RecurrentLayer) {
    gradient.recurrentWeight.elements.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      BLAS.multiply(
        gateGradient, .transposed, leftStride: 3 * size, previousHidden, .plain,
        m: 2 * size, n: size, k: rows, into: base, beta: 0)
      BLAS.multiply(
        gateGradient + 2 * size, .transposed, leftStride: 3 * size, recurrent, .plain,
        m: size, n: size, k: rows, into: base + 2 * size * size, beta: 0)
    }
  }
}
