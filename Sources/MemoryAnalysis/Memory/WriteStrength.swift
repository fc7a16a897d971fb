import RecurrentNets

/// How much is left of what was written while reading each word, in absolute size.
///
/// For one unit it is |i_k · C̃_k · ∏ f|; for several, the sum of these, each unit
/// with a weight of its own. It is absolute and not a share: within one unit forgetting
/// leaves the shares of the words as they were, so that only sizes show it.
public enum WriteStrength: Sendable, Equatable {
  /// One unit.
  case unit(Int)

  /// All units: Σ_j |left_jk|.
  case allUnits

  /// All units with weights `(H)`: Σ_j |left_jk| · |weight_j|.
  ///
  /// With the difference of two words' output weights it is what each word of the text still
  /// holds in the units that tell those two apart.
  case weighted([Float])

  /// The strength of each word that a ledger has a row for, in the order of ``LedgerTable/positions``.
  ///
  /// - Complexity: O(rows · `H`).
  public func values(in table: LedgerTable) -> [Float] {
    table.positions.map { position in
      strength(of: table.left(at: position))
    }
  }

  /// The largest strength that any word has at any step: what is left is largest when it is written.
  ///
  /// - Complexity: O(`T` · `H`).
  public func peak(in layer: LayerTrace) -> Float {
    precondition(layer.hasMemory, "only cells with a memory are written to")
    var largest: Float = 0
    var written = [Float](repeating: 0, count: layer.hiddenSize)
    for k in layer.positions {
      if case .unit(let unit) = self {
        largest = max(largest, abs(CellUpdate(of: layer, unit: unit, at: k).written))
        continue
      }
      layer.withUpdates(at: k) { unit, update in written[unit] = update.written }
      largest = max(largest, strength(of: written[...]))
    }
    return largest
  }

  private func strength(of written: ArraySlice<Float>) -> Float {
    switch self {
    case .unit(let unit): abs(written[written.startIndex + unit])
    case .allUnits: written.reduce(0) { $0 + abs($1) }
    case .weighted(let weights):
      zip(written, weights).reduce(0) { $0 + abs($1.0) * abs($1.1) }
    }
  }
}
