import RecurrentNets

/// What is left of one unit's memory by the way through the memory alone: the direct path.
///
///     ∏ f_j for j = k + 1 … t      (a GRU: ∏ z_j)
///
/// It is the factor by which C_k itself is still in C_t, and the part of ∂C_t/∂C_k that does not go
/// through gates and candidates of later steps (Hochreiter & Schmidhuber's constant error carousel).
public struct DirectPath: Sendable, Equatable {
  /// The unit.
  public let unit: Int

  /// Where the path ends, t.
  public let end: Int

  /// The positions that are covered, in the order of the words.
  public let positions: Range<Int>

  private let factors: [Double]

  /// Multiplies a unit's forget gates, or update gates; `nil` in cells that keep nothing by a gate.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - end: The position t where the path ends, one of the trace's.
  ///   - record: What the layer computed.
  ///   - positions: The positions k that are wanted; those not on the way to t have 0.
  ///   - held: What interventions hold in the layer: a memory that is set carries nothing from before.
  public init?(
    of unit: Int, to end: Int, in record: LayerTrace, over positions: Range<Int>,
    held: HeldValues = HeldValues([], layer: 0)
  ) {
    guard let keeper = record.cell.keeper else { return nil }
    let memory: Quantity = record.cell == .lstm ? .cell : .hidden
    self.unit = unit
    self.end = end
    self.positions = positions
    var factors = [Double](repeating: 0, count: positions.count)
    var product = 1.0
    var position = end
    while record.positions.contains(position), positions.contains(position) {
      factors[position - positions.lowerBound] = product
      product *=
        held.holds(memory, at: position, unit: unit) ? 0 : Double(record[keeper, position, unit])
      position = record.before(position)
    }
    self.factors = factors
  }

  /// The share of the memory at a position that the path carries to ``end``, in 0…1 for usual gates.
  public subscript(position: Int) -> Double {
    positions.contains(position) ? factors[position - positions.lowerBound] : 0
  }
}
