/// Goes back through what one layer computed, step by step.
///
/// Writing δ for ∂y/∂, the rules for a step are those of ``LayerPass``, with every variant of the
/// cells. They need the pre-activations, which a trace does not keep: they are computed anew.
struct LayerBackpropagation {
  let weights: PreciseLayer
  let record: LayerTrace
  /// What the layer read at each of the positions `(T, I)`.
  let inputs: PreciseMatrix
  let positions: Range<Int>
  let held: HeldValues
  /// Whether each of the positions was passed over; `nil` if none was.
  let isSkipped: [Bool]?

  /// Fills a gradient in which only ``LayerGradient/fromAbove`` is known.
  func run(_ gradient: inout LayerGradient) {
    let (a, recurrent) = preActivations()
    var hidden = [Double](repeating: 0, count: weights.layer.outputSize)
    var cell = [Double](repeating: 0, count: weights.size)
    let order = record.direction == .forward ? Array(positions.reversed()) : Array(positions)
    for position in order {
      add(gradient.fromAbove(at: position), to: &hidden)
      let row = position - positions.lowerBound
      gradient.set(.hidden, at: position, to: hidden)
      if isSkipped?[row] == true {
        if record.cell == .lstm { gradient.set(.cell, at: position, to: cell) }
        continue
      }
      let step = Step(
        position: position, a: Array(a.row(row)),
        recurrent: recurrent.map { Array($0.row(row)) } ?? [])
      let deltas: [Double]
      switch record.cell {
      case .lstm: (deltas, hidden, cell) = backLSTM(step, hidden, cell, &gradient)
      case .gru: (deltas, hidden) = backGRU(step, hidden, &gradient)
      case .rnn: (deltas, hidden) = backRNN(step, hidden)
      }
      gradient.preActivations.setRow(row, to: deltas)
    }
    add(gradient.fromAbove(at: gradient.start), to: &hidden)
    gradient.set(.hidden, at: gradient.start, to: hidden)
    if record.cell == .lstm { gradient.set(.cell, at: gradient.start, to: cell) }
  }

  /// ∂y/∂x `(T, I)` of what the layer read.
  func inputGradient(_ gradient: LayerGradient) -> PreciseMatrix {
    gradient.preActivations.product(with: weights.inputWeight)
  }

  // MARK: - Cells

  private struct Step {
    let position: Int
    /// a `(blocks · H)`.
    let a: [Double]
    /// U_n h₋₁ + b′ `(H)` of a GRU with the reset gate after the product.
    let recurrent: [Double]
  }

  /// δo, δC, δf, δi and δC̃ from δh and the δC that arrives from the next step.
  private func backLSTM(
    _ step: Step, _ hidden: [Double], _ later: [Double], _ gradient: inout LayerGradient
  ) -> (deltas: [Double], hidden: [Double], cell: [Double]) {
    let (count, position) = (weights.size, step.position)
    let before = record.before(position)
    var shown = held.flowing(hidden, .hidden, at: position)
    if let projection = weights.projection {
      let projected = projection.transposedProduct(with: shown)
      gradient.set(.cellOutput, at: position, to: projected)
      shown = held.flowing(projected, .cellOutput, at: position)
    }
    let (c, previous) = (values(.cell, position), values(.cell, before))
    let (i, f) = (values(.input, position), values(.forget, position))
    let (g, o) = (values(.candidate, position), values(.output, position))
    let state = weights.layer.variant.stateActivation
    var deltas = [Double](repeating: 0, count: 4 * count)

    let output = (0..<count).map { shown[$0] * state.value(at: c[$0]) }
    gradient.set(.output, at: position, to: output)
    setDeltas(&deltas, block: 3, from: held.flowing(output, .output, at: position), step)
    let total = (0..<count).map { unit in
      later[unit] + shown[unit] * o[unit] * state.derivative(at: c[unit])
        + deltas[3 * count + unit] * weights.peephole(.output, unit)
    }
    gradient.set(.cell, at: position, to: total)
    let cell = held.flowing(total, .cell, at: position)
    let forget = (0..<count).map { cell[$0] * previous[$0] }
    var input = (0..<count).map { cell[$0] * g[$0] }
    let candidate = (0..<count).map { cell[$0] * i[$0] }
    gradient.set(.forget, at: position, to: forget)
    let freeForget = held.flowing(forget, .forget, at: position)
    if weights.layer.variant.isCoupled {
      // f = 1 − i
      for unit in 0..<count { input[unit] -= freeForget[unit] }
    } else {
      setDeltas(&deltas, block: 1, from: freeForget, step)
    }
    gradient.set(.input, at: position, to: input)
    gradient.set(.candidate, at: position, to: candidate)
    setDeltas(&deltas, block: 0, from: held.flowing(input, .input, at: position), step)
    setDeltas(&deltas, block: 2, from: held.flowing(candidate, .candidate, at: position), step)
    let carried = (0..<count).map { unit in
      cell[unit] * f[unit] + deltas[unit] * weights.peephole(.input, unit)
        + deltas[count + unit] * weights.peephole(.forget, unit)
    }
    return (deltas, weights.recurrentWeight.transposedProduct(with: deltas), carried)
  }

  /// δz, δn and δr from δh.
  private func backGRU(
    _ step: Step, _ hidden: [Double], _ gradient: inout LayerGradient
  ) -> (deltas: [Double], hidden: [Double]) {
    let (count, position) = (weights.size, step.position)
    let shown = held.flowing(hidden, .hidden, at: position)
    let previous = values(.hidden, record.before(position))
    let (r, z) = (values(.reset, position), values(.update, position))
    let n = values(.candidate, position)
    var deltas = [Double](repeating: 0, count: 3 * count)
    let candidate = (0..<count).map { shown[$0] * (1 - z[$0]) }
    let update = (0..<count).map { shown[$0] * (previous[$0] - n[$0]) }
    gradient.set(.candidate, at: position, to: candidate)
    gradient.set(.update, at: position, to: update)
    setDeltas(&deltas, block: 2, from: held.flowing(candidate, .candidate, at: position), step)
    setDeltas(&deltas, block: 1, from: held.flowing(update, .update, at: position), step)
    let candidateRows = 2 * count..<3 * count
    let delta = Array(deltas[candidateRows])
    var carried = (0..<count).map { shown[$0] * z[$0] }
    let reset: [Double]
    if weights.recurrentCandidateBias != nil {
      reset = (0..<count).map { delta[$0] * step.recurrent[$0] }
      let through = weights.recurrentWeight.transposedProduct(
        rows: candidateRows, with: (0..<count).map { delta[$0] * r[$0] })
      for unit in 0..<count { carried[unit] += through[unit] }
    } else {
      let looked = weights.recurrentWeight.transposedProduct(rows: candidateRows, with: delta)
      reset = (0..<count).map { looked[$0] * previous[$0] }
      for unit in 0..<count { carried[unit] += looked[unit] * r[unit] }
    }
    gradient.set(.reset, at: position, to: reset)
    setDeltas(&deltas, block: 0, from: held.flowing(reset, .reset, at: position), step)
    let throughGates = weights.recurrentWeight.transposedProduct(
      rows: 0..<2 * count, with: Array(deltas[..<(2 * count)]))
    for unit in 0..<count { carried[unit] += throughGates[unit] }
    return (deltas, carried)
  }

  /// δa = δh ⊙ φ′(a).
  private func backRNN(_ step: Step, _ hidden: [Double]) -> (deltas: [Double], hidden: [Double]) {
    var deltas = [Double](repeating: 0, count: weights.size)
    setDeltas(
      &deltas, block: 0, from: held.flowing(hidden, .hidden, at: step.position), step)
    return (deltas, weights.recurrentWeight.transposedProduct(with: deltas))
  }

  /// δa = δ ⊙ φ′(a) in one block.
  private func setDeltas(
    _ deltas: inout [Double], block: Int, from gradient: [Double], _ step: Step
  ) {
    let start = block * weights.size
    for (unit, value) in gradient.enumerated() {
      deltas[start + unit] = value * weights.slope(step.a[start + unit], block: block)
    }
  }

  // MARK: - What was computed

  /// a `(T, blocks · H)`, and U_n h₋₁ + b′ `(T, H)` of a GRU with the reset gate after the product.
  private func preActivations() -> (a: PreciseMatrix, recurrent: PreciseMatrix?) {
    let (count, blocks) = (weights.size, weights.bias.count)
    var a = inputs.product(withTransposed: weights.inputWeight)
    let previous = states(.hidden, width: weights.layer.outputSize)
    var seen = previous.product(withTransposed: weights.recurrentWeight)
    var recurrent: PreciseMatrix?
    if record.cell == .gru, let bias = weights.recurrentCandidateBias {
      var values = PreciseMatrix(rows: positions.count, columns: count)
      for row in 0..<positions.count {
        for unit in 0..<count {
          let index = row * blocks + 2 * count + unit
          values.elements[row * count + unit] = seen.elements[index] + bias[unit]
          let r = Double(record[.reset, positions.lowerBound + row, unit])
          seen.elements[index] = r * values.elements[row * count + unit]
        }
      }
      recurrent = values
    } else if record.cell == .gru {
      var looked = previous
      for (row, position) in positions.enumerated() {
        for unit in 0..<count {
          looked.elements[row * count + unit] *= Double(record[.reset, position, unit])
        }
      }
      let through = looked.product(
        withTransposed: weights.recurrentWeight, rows: 2 * count..<3 * count)
      for row in 0..<positions.count {
        for unit in 0..<count {
          seen.elements[row * blocks + 2 * count + unit] = through.elements[row * count + unit]
        }
      }
    }
    for row in 0..<positions.count {
      for block in 0..<blocks {
        a.elements[row * blocks + block] +=
          seen.elements[row * blocks + block] + weights.bias[block]
      }
    }
    if weights.layer.variant.peepholes != nil { addPeepholes(to: &a) }
    return (a, recurrent)
  }

  private func addPeepholes(to a: inout PreciseMatrix) {
    let count = weights.size
    for (row, position) in positions.enumerated() {
      for unit in 0..<count {
        let previous = Double(record[.cell, record.before(position), unit])
        let start = row * 4 * count + unit
        a.elements[start] += weights.peephole(.input, unit) * previous
        a.elements[start + count] += weights.peephole(.forget, unit) * previous
        a.elements[start + 3 * count] +=
          weights.peephole(.output, unit) * Double(record[.cell, position, unit])
      }
    }
  }

  /// A quantity of the state before each position.
  private func states(_ quantity: Quantity, width: Int) -> PreciseMatrix {
    var rows = PreciseMatrix(rows: positions.count, columns: width)
    for (row, position) in positions.enumerated() {
      rows.setRow(row, to: values(quantity, record.before(position)))
    }
    return rows
  }

  private func values(_ quantity: Quantity, _ position: Int) -> [Double] {
    record.values(of: quantity, at: position).map(Double.init)
  }

  private func add(_ values: ArraySlice<Double>, to sum: inout [Double]) {
    for (index, value) in values.enumerated() { sum[index] += value }
  }
}
