import RecurrentNets

/// How a unit's cell state came about at one step.
///
/// Where an interference put C there, nothing of the old state is left and all
/// of it is what was put there, whatever the gates say; the record itself shows
/// it, since C is then not f · C₋₁ + i · C̃.
struct CellUpdate {
  /// The share of C₋₁ that was kept: f, or 0 where C was put there.
  let kept: Float

  /// What was added: i · C̃, or C where it was put there.
  let written: Float

  /// Whether C was put there instead of being computed.
  let isReplaced: Bool

  /// Reads the step of a unit at a position `1...T` off a trace of cells with a cell state.
  init(of layer: LayerTrace, unit: Int, at position: Int) {
    self.init(
      forget: layer[.forget, position, unit], input: layer[.input, position, unit],
      candidate: layer[.candidate, position, unit], previous: layer[.cell, position - 1, unit],
      cell: layer[.cell, position, unit])
  }

  /// The same from the values of the step, for loops over all units.
  @inline(__always)
  init(forget: Float, input: Float, candidate: Float, previous: Float, cell: Float) {
    let product = input * candidate
    let computed = forget * previous + product
    // The recorder computes the very same expression; the tolerance is for
    // compilers that fuse the multiplication and the addition.
    isReplaced = abs(computed - cell) > 1e-5 * max(1, abs(cell))
    kept = isReplaced ? 0 : forget
    written = isReplaced ? cell : product
  }
}
