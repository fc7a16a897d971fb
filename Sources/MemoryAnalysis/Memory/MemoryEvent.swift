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
    guard layer.hasMemory, layer.positions.contains(position),
      !CellUpdate(of: layer, unit: unit, at: position).isReplaced
    else { return nil }
    letsGo =
      layer.keptShare(at: position, unit: unit) < MemoryThresholds.keptShare
      && abs(layer.memory(at: layer.before(position), unit: unit)) >= thresholds.held
    writes =
      abs(layer.writtenShare(at: position, unit: unit) * layer[.candidate, position, unit])
      >= thresholds.written
    guard letsGo || writes else { return nil }
  }
}
