/// One layer about to read a text whose input projections are known.
struct LayerReading {
  let layer: RecurrentLayer
  /// W·x + b `(N, blocks · H)`, of each word or of each that is different.
  let projections: Matrix
  /// The row of ``projections`` that is each word's `(T)`; `nil` if there is one for each.
  let rows: [Int]?
  let positions: Range<Int>
  /// h before the first step `(P)`.
  let initialHidden: [Float]
  /// C before the first step `(H)`; empty for cells without one.
  let initialCell: [Float]
  /// Whether each step is passed over, its state unchanged; `nil` if none is.
  let isSkipped: [Bool]?
  /// The interventions that concern this layer.
  let interventions: [Intervention]

  /// Reads the text in the layer's direction and records every quantity.
  ///
  /// - Parameter beforeStep: Called before each step with how many were done.
  /// - Returns: The record of all `T` steps.
  /// - Throws: What `beforeStep` throws.
  func trace<Stop: Error>(beforeStep: (Int) throws(Stop) -> Void) throws(Stop) -> LayerTrace {
    var trace = LayerTrace(
      cell: layer.cell, direction: layer.direction, hiddenSize: layer.hiddenSize,
      outputSize: layer.outputSize, positions: positions)
    let interventions = StepInterventions(interventions, hiddenSize: layer.hiddenSize)
    let offsets = PlaneOffsets(of: trace)
    // A step's pre-activations are made in a copy of its row: small, and so always in the cache.
    let width = layer.bias.count
    var scratch = [Float](repeating: 0, count: width + 2 * layer.hiddenSize)
    let (start, base, direction) = (trace.start, trace.base, trace.direction)
    try trace.storage.withUnsafeMutableBufferPointer { (storage) throws(Stop) in
      try projections.elements.withUnsafeBufferPointer { (projections) throws(Stop) in
        try scratch.withUnsafeMutableBufferPointer { (scratch) throws(Stop) in
          guard let storage = storage.baseAddress, let scratch = scratch.baseAddress else { return }
          let initial = StepRecord(offsets: offsets, row: start - base, rowBefore: 0, storage)
          initial[.hidden].update(from: initialHidden, count: initialHidden.count)
          if layer.cell == .lstm {
            initial[.cell].update(from: initialCell, count: initialCell.count)
          }
          guard let projections = projections.baseAddress else { return }
          let preactivations = scratch + 2 * layer.hiddenSize
          for index in 0..<positions.count {
            try beforeStep(index)
            let word = direction == .forward ? index : positions.count - 1 - index
            let position = positions.lowerBound + word
            let row = position - base
            let step = StepRecord(
              offsets: offsets, row: row,
              rowBefore: direction == .forward ? row - 1 : row + 1, storage)
            if isSkipped?[word] == true {
              layer.pass(over: step)
              continue
            }
            preactivations.update(
              from: projections + (rows?[word] ?? word) * width, count: width)
            layer.step(
              preactivations, scratch: scratch, into: step, interventions.at(position))
          }
        }
      }
    }
    return trace
  }
}
