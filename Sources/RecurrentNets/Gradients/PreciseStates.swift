/// What one layer carries from step to step, read in double precision.
struct PreciseStates {
  private let reader: PreciseReader
  private let index: Int
  private let weights: PreciseLayer
  private let held: HeldValues
  private let record: LayerTrace
  /// h at each position, and at the one before the first step.
  private var hiddenStates: [Int: [Double]] = [:]
  private var start: Int

  /// Reads rows `(T, I)` at some positions from the recorded state before them.
  init(
    _ reader: PreciseReader, layer index: Int, reading rows: PreciseMatrix, at positions: Range<Int>
  ) {
    self.reader = reader
    self.index = index
    weights = reader.recorder.layers[index]
    record = reader.trace.layers[index]
    held = HeldValues(reader.interventions, layer: index)
    let isForward = record.direction == .forward
    start = isForward ? positions.lowerBound - 1 : positions.upperBound
    let skipped = reader.recorder.network.mask?.isSkipped(in: reader.trace.input)
    var hidden = nudged(record.values(of: .hidden, at: start).map(Double.init), .hidden, start)
    var cell: [Double] = []
    if record.cell == .lstm {
      cell = nudged(record.values(of: .cell, at: start).map(Double.init), .cell, start)
    }
    hiddenStates[start] = hidden
    for position in isForward ? Array(positions) : positions.reversed() {
      let row = position - positions.lowerBound
      if skipped?[position - reader.trace.firstPosition] == true {
        hidden = nudged(hidden, .hidden, position)
        if !cell.isEmpty { cell = nudged(cell, .cell, position) }
      } else {
        let a = zip(weights.inputWeight.product(with: Array(rows.row(row))), weights.bias).map {
          $0 + $1
        }
        switch record.cell {
        case .lstm: (hidden, cell) = stepLSTM(a, hidden, cell, position)
        case .gru: hidden = stepGRU(a, hidden, position)
        case .rnn:
          let seen = weights.recurrentWeight.product(with: hidden)
          hidden = computed(.hidden, block: 0, zip(a, seen).map { $0 + $1 }, position)
        }
      }
      hiddenStates[position] = hidden
    }
  }

  /// h at a position, or before the first step.
  func hidden(at position: Int) -> [Double] {
    hiddenStates[position] ?? hiddenStates[start] ?? []
  }

  private func stepLSTM(
    _ projected: [Double], _ hidden: [Double], _ previous: [Double], _ position: Int
  ) -> (hidden: [Double], cell: [Double]) {
    let count = weights.size
    let seen = weights.recurrentWeight.product(with: hidden)
    func sum(_ block: Int, _ gate: Quantity, sees cell: [Double]?) -> [Double] {
      (0..<count).map { unit in
        projected[block * count + unit] + seen[block * count + unit]
          + (cell.map { weights.peephole(gate, unit) * $0[unit] } ?? 0)
      }
    }
    let i = computed(.input, block: 0, sum(0, .input, sees: previous), position)
    let g = computed(.candidate, block: 2, sum(2, .candidate, sees: nil), position)
    let f =
      weights.layer.variant.isCoupled
      ? moved(i.map { 1 - $0 }, .forget, position)
      : computed(.forget, block: 1, sum(1, .forget, sees: previous), position)
    let cell = moved(
      (0..<count).map { f[$0] * (previous[$0] + kept(position, $0)) + i[$0] * g[$0] },
      .cell, position)
    let o = computed(.output, block: 3, sum(3, .output, sees: cell), position)
    let state = weights.layer.variant.stateActivation
    var shown = (0..<count).map { o[$0] * state.value(at: cell[$0]) }
    if let projection = weights.projection {
      shown = projection.product(with: moved(shown, .cellOutput, position))
    }
    return (moved(shown, .hidden, position), cell)
  }

  private func stepGRU(_ projected: [Double], _ previous: [Double], _ position: Int) -> [Double] {
    let count = weights.size
    let gates = weights.recurrentWeight.product(rows: 0..<2 * count, with: previous)
    let r = computed(.reset, block: 0, (0..<count).map { projected[$0] + gates[$0] }, position)
    let z = computed(
      .update, block: 1, (count..<2 * count).map { projected[$0] + gates[$0] }, position)
    let rows = 2 * count..<3 * count
    let recurrent: [Double]
    if let bias = weights.recurrentCandidateBias {
      let seen = weights.recurrentWeight.product(rows: rows, with: previous)
      recurrent = (0..<count).map { r[$0] * (seen[$0] + bias[$0]) }
    } else {
      recurrent = weights.recurrentWeight.product(
        rows: rows, with: (0..<count).map { r[$0] * previous[$0] })
    }
    let n = computed(
      .candidate, block: 2, (0..<count).map { projected[2 * count + $0] + recurrent[$0] }, position)
    return moved(
      (0..<count).map { (1 - z[$0]) * n[$0] + z[$0] * (previous[$0] + kept(position, $0)) },
      .hidden, position)
  }

  // MARK: - Interventions and nudges

  /// A quantity computed from its pre-activations.
  private func computed(
    _ quantity: Quantity, block: Int, _ a: [Double], _ position: Int
  ) -> [Double] {
    let values = a.enumerated().map { unit, a in
      weights.activate(
        a + reader.amount(.preActivation(quantity), layer: index, at: position, unit: unit),
        block: block)
    }
    return moved(values, quantity, position)
  }

  /// A quantity with what is held, and then what is moved.
  private func moved(_ values: [Double], _ quantity: Quantity, _ position: Int) -> [Double] {
    guard !held.isEmpty else { return nudged(values, quantity, position) }
    let values = values.enumerated().map { unit, value in
      held.value(of: quantity, at: position, unit: unit) ?? value
    }
    return nudged(values, quantity, position)
  }

  /// A quantity with what is moved.
  private func nudged(_ values: [Double], _ quantity: Quantity, _ position: Int) -> [Double] {
    guard reader.nudge?.0.position == position else { return values }
    return values.enumerated().map { unit, value in
      value + reader.amount(.quantity(quantity), layer: index, at: position, unit: unit)
    }
  }

  private func kept(_ position: Int, _ unit: Int) -> Double {
    reader.amount(.kept, layer: index, at: position, unit: unit)
  }
}
