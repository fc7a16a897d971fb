import RecurrentNets

/// What one unit did with its memory at one step, where it is worth a mark.
public struct MemoryEvent: Sendable, Equatable {
  /// Something held was let go: f < 0.3 (z in a GRU) on a held value.
  public let letsGo: Bool

  /// Something large was written: |i · C̃| is large (|(1 − z) · n| in a GRU).
  public let writes: Bool

  /// The event of a unit at a position, or `nil` if there is none.
  ///
  /// Where an interference put C there, the unit itself did nothing.
  public init?(
    in layer: LayerTrace, unit: Int, at position: Int, thresholds: MemoryThresholds
  ) {
    guard layer.hasMemory, layer.positions.contains(position) else { return nil }
    self.init(
      CellUpdate(of: layer, unit: unit, at: position),
      previous: layer.memory(at: layer.before(position), unit: unit), thresholds)
  }

  /// The same from the values of the step, for loops over all units.
  @inline(__always)
  init?(_ update: CellUpdate, previous: Float, _ thresholds: MemoryThresholds) {
    guard !update.isReplaced else { return nil }
    letsGo = update.kept < MemoryThresholds.keptShare && abs(previous) >= thresholds.held
    writes = abs(update.written) >= thresholds.written
    guard letsGo || writes else { return nil }
  }
}
