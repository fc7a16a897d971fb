import RecurrentNets

/// What a layer did in each text of two sets, as it is being collected.
struct ContrastRecord {
  /// The quantities of the figure, in its order.
  let quantities: [Quantity]

  /// What the units remember with: C, or h where there is no C.
  let memory: Quantity

  let unitCount: Int
  let distanceCount: Int

  /// For each set and distance, the memory of every text that reaches so far, `(texts, H)`.
  private(set) var memories: [[[Float]]]

  /// For each set, quantity, distance and unit: n, mean and Σ (x − mean)², updated as by Welford.
  private(set) var moments: [Moments]

  /// A mean and a spread of numbers that come one by one (Welford 1962).
  struct Moments {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0

    mutating func add(_ value: Float) {
      count += 1
      let difference = Double(value) - mean
      mean += difference / count
      squares += difference * (Double(value) - mean)
    }
  }

  init(cell: CellKind, unitCount: Int, distanceCount: Int) {
    quantities =
      switch cell {
      case .lstm: [.candidate, .input, .forget, .cell, .output]
      case .gru: [.candidate, .update, .reset, .hidden]
      case .rnn: [.hidden]
      }
    memory = cell.memory ?? .hidden
    self.unitCount = unitCount
    self.distanceCount = distanceCount
    memories = Array(repeating: Array(repeating: [], count: distanceCount), count: 2)
    moments = Array(
      repeating: Moments(), count: 2 * quantities.count * distanceCount * unitCount)
  }

  /// Takes in one text of a set, 0 or 1.
  mutating func add(_ layer: LayerTrace, to side: Int) {
    for distance in 0..<min(distanceCount, layer.tokenCount) {
      let position = layer.positions.upperBound - 1 - distance
      memories[side][distance] += layer.values(of: memory, at: position)
      for (index, quantity) in quantities.enumerated() {
        let first = offset(side, index, distance)
        for (unit, value) in layer.values(of: quantity, at: position).enumerated() {
          moments[first + unit].add(value)
        }
      }
    }
  }

  /// Where the moments of a set, a quantity and a distance begin.
  func offset(_ side: Int, _ quantity: Int, _ distance: Int) -> Int {
    ((side * quantities.count + quantity) * distanceCount + distance) * unitCount
  }
}
