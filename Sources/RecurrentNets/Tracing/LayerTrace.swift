/// Everything one layer computed while it read a text, or a stretch of it.
///
/// A position is the place of a word, from 1. A layer that reads forward has the state before its
/// first step at the position before the first word (0 where the text begins), one that reads
/// backward at the position after the last. Nothing is computed there, so every quantity but the
/// state is stored as 0.
public struct LayerTrace: Sendable, Equatable {
  /// The kind of cell.
  public let cell: CellKind

  /// Which way the layer reads.
  public let direction: Direction

  /// `H`, the number of units.
  public let hiddenSize: Int

  /// `P`, the size of h: `H`, or what a projection makes of it.
  public let outputSize: Int

  /// The positions of the words that were read.
  public let positions: Range<Int>

  /// The planes of the cell's quantities, one after the other, each `(T + 1, H)`; h comes last.
  var storage: [Float]

  init(
    cell: CellKind, direction: Direction = .forward, hiddenSize: Int, outputSize: Int? = nil,
    positions: Range<Int>
  ) {
    self.cell = cell
    self.direction = direction
    self.hiddenSize = hiddenSize
    self.outputSize = outputSize ?? hiddenSize
    self.positions = positions
    let planes = Self.planes(cell, isProjected: self.outputSize != hiddenSize)
    self.storage = Array(
      repeating: 0,
      count: ((planes - 1) * hiddenSize + self.outputSize) * (positions.count + 1))
  }

  /// `T`, the number of tokens read.
  public var tokenCount: Int { positions.count }

  /// Whether h is a projection of what the cells show, of another size.
  public var isProjected: Bool { outputSize != hiddenSize }

  /// The quantities this layer has, in the order they are shown.
  public var quantities: [Quantity] {
    isProjected ? cell.quantities.dropLast() + [.cellOutput, .hidden] : cell.quantities
  }

  /// The quantities that have one value for each unit: all but a projected h.
  public var unitQuantities: [Quantity] {
    isProjected ? quantities.filter { $0 != .hidden } : quantities
  }

  /// What each unit shows: h, or what is projected to it.
  public var shown: Quantity { isProjected ? .cellOutput : .hidden }

  // MARK: - Time

  /// The position at which the layer stood before it read the word at a position.
  public func before(_ position: Int) -> Int {
    direction == .forward ? position - 1 : position + 1
  }

  /// The position of the state before anything was read.
  public var start: Int {
    direction == .forward ? positions.lowerBound - 1 : positions.upperBound
  }

  /// The position of the last state.
  ///
  /// It is ``start`` if nothing was read.
  public var end: Int {
    direction == .forward ? positions.upperBound - 1 : positions.lowerBound
  }

  // MARK: - Values

  /// The value of a quantity at a position in a unit `0..<H`.
  ///
  /// The quantity must be one of ``quantities``, the position one of ``positions`` or ``start``.
  public subscript(quantity: Quantity, position: Int, unit: Int) -> Float {
    storage[offset(of: quantity, at: position) + unit]
  }

  /// The values `(H)` of a quantity at one of ``positions`` or at ``start``; h has `(P)`.
  public func values(of quantity: Quantity, at position: Int) -> ArraySlice<Float> {
    let start = offset(of: quantity, at: position)
    return storage[start..<start + width(of: quantity)]
  }

  /// The values `(T, H)` of a quantity at all ``positions``: one row for each word.
  public func matrix(of quantity: Quantity) -> Matrix {
    let start = offset(of: quantity, at: positions.lowerBound)
    let width = width(of: quantity)
    return Matrix(
      rows: tokenCount, columns: width,
      elements: Array(storage[start..<start + tokenCount * width]))
  }

  func width(of quantity: Quantity) -> Int { quantity == .hidden ? outputSize : hiddenSize }

  /// The position that row 0 of every plane stands for.
  var base: Int { direction == .forward ? positions.lowerBound - 1 : positions.lowerBound }

  /// Where a quantity's plane begins in the storage.
  func start(of quantity: Quantity) -> Int {
    cell.plane(of: quantity, isProjected: isProjected) * (tokenCount + 1) * hiddenSize
  }

  private func offset(of quantity: Quantity, at position: Int) -> Int {
    start(of: quantity) + (position - base) * width(of: quantity)
  }

  private static func planes(_ cell: CellKind, isProjected: Bool) -> Int {
    cell.quantities.count + (isProjected ? 1 : 0)
  }
}

extension CellKind {
  /// Where a quantity's plane stands in a layer trace's storage.
  fileprivate func plane(of quantity: Quantity, isProjected: Bool) -> Int {
    switch (self, quantity) {
    case (.lstm, .forget): 0
    case (.lstm, .input): 1
    case (.lstm, .candidate): 2
    case (.lstm, .cell): 3
    case (.lstm, .output): 4
    case (.lstm, .cellOutput) where isProjected: 5
    case (.lstm, .hidden): isProjected ? 6 : 5
    case (.gru, .update): 0
    case (.gru, .reset): 1
    case (.gru, .candidate): 2
    case (.gru, .hidden): 3
    case (.rnn, .hidden): 0
    default: preconditionFailure("a \(title) has no \(quantity.rawValue)")
    }
  }
}
