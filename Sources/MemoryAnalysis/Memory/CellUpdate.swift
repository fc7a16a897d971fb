import RecurrentNets

/// How a unit's memory came about at one step: C, or h in a GRU.
///
/// Where an interference put C there, nothing of the old state is left and all
/// of it is what was put there, whatever the gates say; the record itself shows
/// it, since C is then not f · C₋₁ + i · C̃.
struct CellUpdate {
  /// The share of C₋₁ that was kept: f (z in a GRU), or 0 where C was put there.
  let kept: Float

  /// What was added: i · C̃ ((1 − z) · n in a GRU), or C where it was put there.
  let written: Float

  /// Whether C was put there instead of being computed.
  let isReplaced: Bool

  /// Reads the step of a unit at a position off a trace of cells with a memory.
  init(of layer: LayerTrace, unit: Int, at position: Int) {
    self.init(
      kept: layer.keptShare(at: position, unit: unit),
      share: layer.writtenShare(at: position, unit: unit),
      candidate: layer[.candidate, position, unit],
      previous: layer.memory(at: layer.before(position), unit: unit),
      memory: layer.memory(at: position, unit: unit))
  }

  /// The same from the values of the step, for loops over all units.
  @inline(__always)
  init(kept keptShare: Float, share: Float, candidate: Float, previous: Float, memory: Float) {
    let product = share * candidate
    let computed = keptShare * previous + product
    // The recorder computes the very same expression; the tolerance is for
    // compilers that fuse the multiplication and the addition.
    isReplaced = abs(computed - memory) > 1e-5 * max(1, abs(memory))
    kept = isReplaced ? 0 : keptShare
    written = isReplaced ? memory : product
  }
}
