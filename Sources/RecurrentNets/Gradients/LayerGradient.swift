/// ∂y/∂ everything one layer computed, for one number y that the network says.
///
/// A derivative is the total one: with respect to h at a position it counts every way from that h
/// to y, the output layer's, the layer above and the next step. Quantities stand at the same
/// positions as in the ``LayerTrace``, the state before the first step at ``start``.
public struct LayerGradient: Sendable, Equatable {
  /// The kind of cell.
  public let cell: CellKind

  /// Which way the layer reads.
  public let direction: Direction

  /// `H`, the number of units.
  public let hiddenSize: Int

  /// `P`, the size of h.
  public let outputSize: Int

  /// The positions that are covered.
  public let positions: Range<Int>

  /// A plane `(T + 1, H)` for each quantity, h's `(T + 1, P)`.
  var planes: [Quantity: [Double]]

  /// ∂y/∂a `(T, blocks · H)`, in the blocks of ``RecurrentLayer``.
  var preActivations: PreciseMatrix

  /// What the layer above, or the output layer, contributes to ∂y/∂h `(T + 1, P)`.
  var fromAbove: [Double]

  init(of layer: RecurrentLayer, positions: Range<Int>) {
    cell = layer.cell
    direction = layer.direction
    hiddenSize = layer.hiddenSize
    outputSize = layer.outputSize
    self.positions = positions
    planes = [:]
    preActivations = PreciseMatrix(rows: positions.count, columns: layer.bias.count)
    fromAbove = Array(repeating: 0, count: (positions.count + 1) * layer.outputSize)
    var quantities = layer.cell.quantities
    if layer.variant.projection != nil { quantities.append(.cellOutput) }
    for quantity in quantities {
      planes[quantity] = Array(repeating: 0, count: (positions.count + 1) * width(of: quantity))
    }
  }

  /// ∂y/∂ a quantity in a unit at a position.
  ///
  /// The quantity must be one the cell has, the position one of ``positions`` or ``start``.
  public subscript(quantity: Quantity, position: Int, unit: Int) -> Double {
    planes[quantity]?[row(position) * width(of: quantity) + unit] ?? 0
  }

  /// ∂y/∂ a quantity `(H)`, or of h `(P)`, at one of ``positions`` or at ``start``.
  public func values(of quantity: Quantity, at position: Int) -> ArraySlice<Double> {
    let width = width(of: quantity)
    let row = row(position)
    return planes[quantity]?[row * width..<(row + 1) * width] ?? []
  }

  /// ∂y/∂a `(H)` for the pre-activations a of a gate or the candidate, or of a plain RNN's h.
  ///
  /// - Parameters:
  ///   - quantity: What is computed from a.
  ///   - position: One of ``positions``.
  /// - Returns: One value for each unit; none for a quantity that is not computed from W, U and b.
  public func preActivation(of quantity: Quantity, at position: Int) -> ArraySlice<Double> {
    guard let block = cell.block(of: quantity) else { return [] }
    let start = (position - positions.lowerBound) * preActivations.columns + block * hiddenSize
    return preActivations.elements[start..<start + hiddenSize]
  }

  /// The part of ∂y/∂h `(P)` that does not come from the layer's own next step, but from the output
  /// layer or the layer above.
  public func fromAbove(at position: Int) -> ArraySlice<Double> {
    let row = row(position)
    return fromAbove[row * outputSize..<(row + 1) * outputSize]
  }

  /// ‖∂y/∂ a quantity‖, the L2 norm over the units at a position.
  public func norm(of quantity: Quantity, at position: Int) -> Double {
    // Of numbers too small to be squared the squares' sum is 0.
    let values = values(of: quantity, at: position)
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    return largest
      * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  /// The position of the state before anything was read.
  public var start: Int {
    direction == .forward ? positions.lowerBound - 1 : positions.upperBound
  }

  /// The position at which the layer stood before it read the word at a position.
  public func before(_ position: Int) -> Int {
    direction == .forward ? position - 1 : position + 1
  }

  func width(of quantity: Quantity) -> Int { quantity == .hidden ? outputSize : hiddenSize }

  /// The row of every plane that a position has.
  func row(_ position: Int) -> Int {
    position - (direction == .forward ? positions.lowerBound - 1 : positions.lowerBound)
  }

  mutating func set(_ quantity: Quantity, at position: Int, to values: [Double]) {
    let start = row(position) * width(of: quantity)
    for (unit, value) in values.enumerated() { planes[quantity]?[start + unit] = value }
  }
}
