import RecurrentNets

/// What one unit did with its memory at one step, where it is worth a mark.
public struct MemoryEvent: Sendable, Equatable {
  /// Something held was let go: f < 0.3 on a held value.
  public let letsGo: Bool

  /// Something large was written: |i · C̃| is large.
  public let writes: Bool

  /// The event of a unit at a position `1...T`, or `nil` if there is none.
  ///
  /// Where an interference put C there, the unit itself did nothing.
  public init?(
    in layer: LayerTrace, unit: Int, at position: Int, thresholds: MemoryThresholds
  ) {
    guard layer.cell == .lstm, position >= 1,
      !CellUpdate(of: layer, unit: unit, at: position).isReplaced
    else { return nil }
    letsGo =
      layer[.forget, position, unit] < MemoryThresholds.keptShare
      && abs(layer[.cell, position - 1, unit]) >= thresholds.held
    writes =
      abs(layer[.input, position, unit] * layer[.candidate, position, unit])
      >= thresholds.written
    guard letsGo || writes else { return nil }
  }
}
