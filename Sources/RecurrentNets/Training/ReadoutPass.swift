/// What the output layer reads of the top level, and the way back.
///
/// `P` is the number of predictions: rows of the batch, or sequences if each has a single one.
final class ReadoutPass {
  /// What is read for each prediction `(P, D)`.
  private(set) var vectors: UnsafeMutablePointer<Float>

  /// ∂L/∂ of that `(P, D)`.
  private(set) var gradient: UnsafeMutablePointer<Float>

  private let buffers = (0..<3).map { _ in ScratchBuffer() }
  private var isCopied = false
  private var isDropped = false

  init() {
    vectors = buffers[0].room(for: 0)
    gradient = vectors
  }

  /// Takes the vectors out of the top level, and drops some of their values.
  ///
  /// Where every row is read as it is nothing is copied.
  func read(_ network: Network, from top: LevelPass, over batch: PackedBatch, mask: DropoutMask?) {
    isCopied = batch.predictsOnce || mask != nil
    isDropped = mask != nil
    guard isCopied else {
      (vectors, gradient) = (top.output, top.outputGradient)
      return
    }
    let count = batch.predictionCount * top.size
    vectors = buffers[0].room(for: count)
    gradient = buffers[1].room(for: count)
    if batch.predictsOnce {
      forEachPiece(network, of: batch, size: top.size) { place, row, columns in
        (vectors + place * top.size + columns.lowerBound).update(
          from: top.output + row * top.size + columns.lowerBound, count: columns.count)
      }
    } else {
      vectors.update(from: top.output, count: count)
    }
    guard let mask else { return }
    let factors = buffers[2].room(for: count)
    mask.fill(factors, count: count, level: network.levels.count)
    for index in 0..<count { vectors[index] *= factors[index] }
  }

  /// Hands ``gradient`` on to the top level.
  func splitGradient(_ network: Network, to top: LevelPass, over batch: PackedBatch) {
    guard isCopied else { return }
    let count = batch.predictionCount * top.size
    if isDropped {
      let factors = buffers[2].room(for: count)
      for index in 0..<count { gradient[index] *= factors[index] }
    }
    guard batch.predictsOnce else {
      top.outputGradient.update(from: gradient, count: count)
      return
    }
    top.outputGradient.update(repeating: 0, count: batch.rowCount * top.size)
    forEachPiece(network, of: batch, size: top.size) { place, row, columns in
      (top.outputGradient + row * top.size + columns.lowerBound).update(
        from: gradient + place * top.size + columns.lowerBound, count: columns.count)
    }
  }

  /// Calls `body` with each sequence, the row that one direction is read at, and its columns.
  ///
  /// The last state of a backward layer stands at the first word; ``Readout/lastPosition`` reads both
  /// directions at the last.
  private func forEachPiece(
    _ network: Network, of batch: PackedBatch, size: Int,
    _ body: (_ sequence: Int, _ row: Int, _ columns: Range<Int>) -> Void
  ) {
    let lastRows = batch.lastRows
    var column = 0
    for layer in network.layers[network.levels[network.levels.count - 1].layers] {
      let columns = column..<column + layer.hiddenSize
      let readsFirst = network.readout == .lastStep && layer.direction == .backward
      for (sequence, last) in lastRows.enumerated() {
        body(sequence, readsFirst ? sequence : last, columns)
      }
      column = columns.upperBound
    }
  }
}
