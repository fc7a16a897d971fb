import RecurrentNets

/// Turns the weights of a Keras cell into those of a recurrent layer.
///
/// Keras multiplies from the other side, `(I, blocks · H)`, with blocks i f c o or z r h. Layers for
/// NVIDIA's library keep each block in the memory order of that library and two biases; Keras 2
/// itself converts them when it loads (`preprocess_weights_for_loading`).
struct KerasCellWeights {
  let cell: KerasCell
  let kernel: Tensor
  let recurrent: Tensor
  let bias: Tensor?
  /// What a GRU does where its bias does not say.
  let resetsAfter: Bool

  /// `H`.
  var units: Int { recurrent.shape.first ?? 0 }

  /// `I`.
  var inputSize: Int { kernel.shape.first ?? 0 }

  private var blocks: Int { cell.kind.blockCount }

  /// What does not fit together, or `nil`.
  var problem: String? {
    // A shape of no values may have sides of any size.
    guard recurrent.shape.count == 2, !recurrent.values.isEmpty, inputSize > 0 else {
      return "has a recurrent kernel of shape \(recurrent.shape); expected [H, \(blocks)·H]"
    }
    guard recurrent.values.count / units == blocks * units else {
      return "has a recurrent kernel of shape \(recurrent.shape); expected "
        + "[\(units), \(blocks * units)]"
    }
    guard kernel.shape.count == 2, kernel.shape[1] == blocks * units else {
      return "has a kernel of shape \(kernel.shape); expected [I, \(blocks * units)]"
    }
    guard let bias else { return nil }
    let single = [[blocks * units]]
    let double = [[2 * blocks * units], [2, blocks * units]]
    let allowed: [[Int]] =
      switch cell.kind {
      case .rnn: single
      case .lstm: single + double.prefix(1)
      case .gru: single + double
      }
    return allowed.contains(bias.shape)
      ? nil : "has a bias of shape \(bias.shape); expected \(allowed.map(\.description)[0])"
  }

  /// Whether the blocks are in the memory order of NVIDIA's library.
  private var isTransposed: Bool { bias?.shape == [2 * blocks * units] }

  /// W `(blocks · H, I)` in our order.
  var inputWeight: Matrix {
    let columns = blocks * units
    var result = Matrix(rows: columns, columns: inputSize)
    result.fill(blocks: cell.blockPlaces, units: units) { place, unit, input in
      guard isTransposed else { return kernel.values[input * columns + place * units + unit] }
      let flat = unit * inputSize + input
      return kernel.values[flat / units * columns + place * units + flat % units]
    }
    return result
  }

  /// U `(blocks · H, H)` in our order.
  var recurrentWeight: Matrix {
    let columns = blocks * units
    var result = Matrix(rows: columns, columns: units)
    result.fill(blocks: cell.blockPlaces, units: units) { place, unit, from in
      let (row, column) = isTransposed ? (unit, from) : (from, unit)
      return recurrent.values[row * columns + place * units + column]
    }
    return result
  }

  /// b `(blocks · H)` in our order, and the bias within r ⊙ (…) of a GRU that resets after the product.
  var biases: (sum: [Float], recurrentCandidate: [Float]?) {
    let count = blocks * units
    let values = bias?.values ?? Array(repeating: 0, count: count)
    let isDouble = values.count == 2 * count
    var sum: [Float] = []
    for (block, place) in cell.blockPlaces.enumerated() {
      let first = values[place * units..<(place + 1) * units]
      let isApart = cell.kind == .gru && block == 2
      guard isDouble, !isApart else {
        sum += first
        continue
      }
      sum += zip(first, values[count + place * units..<count + (place + 1) * units]).map(+)
    }
    guard cell.kind == .gru else { return (sum, nil) }
    if isDouble { return (sum, Array(values[count + 2 * units..<count + 3 * units])) }
    // A single bias of three blocks belongs to the older kind.
    guard bias == nil, resetsAfter else { return (sum, nil) }
    return (sum, Array(repeating: 0, count: units))
  }
}

extension Matrix {
  /// Sets every element of rows that lie in blocks.
  ///
  /// - Parameters:
  ///   - blocks: For each block the place of its source.
  ///   - units: How many rows a block has.
  ///   - value: The value for a source's place, a unit in it and a column.
  fileprivate mutating func fill(
    blocks: [Int], units: Int, _ value: (_ place: Int, _ unit: Int, _ column: Int) -> Float
  ) {
    let width = columns
    var result = [Float](repeating: 0, count: elements.count)
    result.withUnsafeMutableBufferPointer { result in
      for (block, place) in blocks.enumerated() {
        for unit in 0..<units {
          let start = (block * units + unit) * width
          for column in 0..<width { result[start + column] = value(place, unit, column) }
        }
      }
    }
    elements = result
  }
}
