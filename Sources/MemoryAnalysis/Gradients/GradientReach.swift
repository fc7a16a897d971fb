import RecurrentNets

/// How much of what is said at a position still reaches back to each earlier word, in one layer.
///
/// ‖∂y/∂h_k‖ and ‖∂y/∂C_k‖ count every way from the state at k to y, relative to the same at the
/// position where the layer is read for y; so they are 1 there, and what has vanished is near 0.
public struct GradientReach: Sendable, Equatable {
  /// What the layer's state at one word means for what is said.
  public struct Row: Sendable, Equatable {
    /// The word's position.
    public var position: Int
    /// ‖∂y/∂h_k‖.
    public var hidden: Double
    /// ‖∂y/∂C_k‖; `nil` in cells without C.
    public var cell: Double?
    /// ‖∂y/∂h_k‖ over the same at ``GradientReach/reference``; 0 if that is 0.
    public var relativeHidden: Double
    /// ‖∂y/∂C_k‖ over the same there.
    public var relativeCell: Double?
    /// ∂y/∂x_k · x_k, in the units of y: how far the word's vector, if it grew, would move y.
    ///
    /// It is a first-order account of the word: exact for a linear network, for others a hint.
    public var input: Double
  }

  /// The layer, as a place in the network's layers.
  public let layer: Int

  /// The position at which the layer is read for y.
  public let reference: Int

  /// One row for each position that is covered, in the order of the words.
  public let rows: [Row]

  /// ‖∂y/∂h‖ at ``reference``.
  public let referenceHidden: Double

  /// ‖∂y/∂C‖ at ``reference``.
  public let referenceCell: Double?

  /// Measures a gradient.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of y.
  ///   - layer: The layer, as a place in the network's layers.
  ///   - trace: What the gradient was taken from.
  ///   - network: What read it.
  public init(of gradient: TraceGradient, layer: Int, in trace: Trace, by network: Network) {
    let slopes = gradient.layers[layer]
    let places = zip(trace.topLayers, trace.readPositions(for: gradient.position))
    // A lower layer is read wherever the top layer of its direction is.
    let read =
      places.first { $0.0 == layer }?.1
      ?? places.first { trace.layers[$0.0].direction == slopes.direction }?.1
      ?? gradient.position
    let reference = slopes.positions.contains(read) ? read : slopes.start
    let hasCell = slopes.cell == .lstm
    let hidden = slopes.norm(of: .hidden, at: reference)
    let cell = hasCell ? slopes.norm(of: .cell, at: reference) : nil
    func share(_ value: Double, of whole: Double) -> Double { whole > 0 ? value / whole : 0 }
    self.layer = layer
    self.reference = reference
    referenceHidden = hidden
    referenceCell = cell
    rows = slopes.positions.map { position in
      let hiddenHere = slopes.norm(of: .hidden, at: position)
      let cellHere = cell.map { _ in slopes.norm(of: .cell, at: position) }
      let vector = network.inputVector(at: position, in: trace)
      return Row(
        position: position, hidden: hiddenHere, cell: cellHere,
        relativeHidden: share(hiddenHere, of: hidden),
        relativeCell: cell.flatMap { whole in cellHere.map { share($0, of: whole) } },
        input: zip(gradient.input(at: position), vector).reduce(0) { $0 + $1.0 * Double($1.1) })
    }
  }

  /// The row of a position; `nil` if it is not covered.
  public func row(at position: Int) -> Row? {
    guard let first = rows.first?.position, rows.indices.contains(position - first)
    else { return nil }
    return rows[position - first]
  }
}
