/// Reads on in double precision from a recorded state, with something moved by a small amount.
///
/// It checks gradients by finite differences, which single precision is too coarse for. The rules are
/// those of ``TraceRecorder``, written down once more, so that it shares nothing with what it checks.
struct PreciseReader {
  let recorder: GradientRecorder
  let trace: Trace
  let interventions: [Intervention]

  /// What is moved, and how far; `nil` for nothing.
  var nudge: (Nudge, amount: Double)?

  /// A component of the vector read at a position, and how far it is moved.
  var inputNudge: (position: Int, component: Int, amount: Double)?

  private var network: Network { recorder.network }

  /// The value of a number after a position.
  ///
  /// - Parameters:
  ///   - scalar: The number.
  ///   - position: Where it is said.
  ///   - first: The position to read on from; it has no meaning for networks that read backward.
  /// - Returns: What the network says, in double precision.
  func value(of scalar: WatchedScalar, at position: Int, from first: Int) -> Double {
    let positions =
      network.readsBackward ? trace.positions : min(first, position + 1)..<position + 1
    var states: [PreciseStates] = []
    for (index, level) in network.levels.enumerated() {
      var rows =
        index == 0 ? inputs(positions) : merged(network.levels[index - 1], states, positions)
      rows = recorder.levelChains[index].forward(rows).output
      for layer in level.layers {
        states.append(PreciseStates(self, layer: layer, reading: rows, at: positions))
      }
    }
    let last = recorder.head.forward(readout(states, at: position)).output.elements
    return scalar.evaluate(network.output) { recorder.logit($0, of: last) }.value
  }

  private func inputs(_ positions: Range<Int>) -> PreciseMatrix {
    var rows = PreciseMatrix(rows: positions.count, columns: network.inputSize)
    for (row, position) in positions.enumerated() {
      rows.setRow(row, to: network.vector(below: 0, at: position, in: trace).map(Double.init))
    }
    if let inputNudge, positions.contains(inputNudge.position) {
      let row = inputNudge.position - positions.lowerBound
      rows.elements[row * rows.columns + inputNudge.component] += inputNudge.amount
    }
    return rows
  }

  private func merged(
    _ level: Level, _ states: [PreciseStates], _ positions: Range<Int>
  ) -> PreciseMatrix {
    var rows = PreciseMatrix(
      rows: positions.count, columns: level.mergedSize(of: network.layers))
    for (row, position) in positions.enumerated() {
      rows.setRow(row, to: merged(level, level.layers.map { states[$0].hidden(at: position) }))
    }
    return rows
  }

  private func merged(_ level: Level, _ hidden: [[Double]]) -> [Double] {
    guard hidden.count == 2 else { return hidden.flatMap { $0 } }
    return switch level.merge {
    case .concatenate: hidden[0] + hidden[1]
    case .sum: zip(hidden[0], hidden[1]).map { $0 + $1 }
    case .average: zip(hidden[0], hidden[1]).map { ($0 + $1) / 2 }
    case .multiply: zip(hidden[0], hidden[1]).map { $0 * $1 }
    }
  }

  private func readout(_ states: [PreciseStates], at position: Int) -> PreciseMatrix {
    let hidden = zip(trace.topLayers, trace.readPositions(for: position)).map { layer, place in
      states[layer].hidden(at: place)
    }
    let step = position - trace.firstPosition
    var row = PreciseMatrix(rows: 1, columns: network.output.inputSize)
    if let zeros = trace.givesZeros, zeros.indices.contains(step), zeros[step] { return row }
    row.setRow(0, to: merged(network.levels[network.levels.count - 1], hidden))
    return row
  }

  // MARK: - What is moved

  /// How far something is moved.
  func amount(_ target: Nudge.Target, layer: Int, at position: Int, unit: Int) -> Double {
    guard let nudge, nudge.0.layer == layer, nudge.0.position == position,
      nudge.0.unit == unit, nudge.0.target == target
    else { return 0 }
    return nudge.amount
  }
}
