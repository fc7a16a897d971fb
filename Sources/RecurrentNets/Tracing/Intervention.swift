/// A value put in the place of what a cell would have computed.
///
/// A gate or the candidate is replaced before the cell state is updated from
/// it; the cell and the hidden state are replaced after they are computed and
/// before anything reads them. Everything that follows is then computed from
/// the replaced value by the network's own equations.
public struct Intervention: Sendable, Hashable {
  /// The layer, the lowest being 0.
  public var layer: Int

  /// What is replaced.
  public var quantity: Quantity

  /// The unit in which it is replaced; `nil` for all units of the layer.
  public var unit: Int?

  /// The positions at which it is replaced; the first token stands at 1.
  public var positions: ClosedRange<Int>

  /// What is put there.
  public var value: Float

  /// Creates an intervention.
  public init(
    layer: Int = 0, quantity: Quantity, unit: Int?, positions: ClosedRange<Int>, value: Float
  ) {
    self.layer = layer
    self.quantity = quantity
    self.unit = unit
    self.positions = positions
    self.value = value
  }
}
