/// Everything one layer computed while it read a text.
///
/// Positions run from 0, where nothing has been read and C = h = 0, to `T`,
/// the last token. At position 0 nothing is computed, so every quantity but
/// the state is stored as 0 there.
public struct LayerTrace: Sendable, Equatable {
  /// The kind of cell.
  public let cell: CellKind

  /// `H`, the number of units.
  public let hiddenSize: Int

  /// `T`, the number of tokens read.
  public let tokenCount: Int

  /// The planes of the cell's quantities, one after the other, each `(T + 1, H)`.
  var storage: [Float]

  init(cell: CellKind, hiddenSize: Int, tokenCount: Int) {
    self.cell = cell
    self.hiddenSize = hiddenSize
    self.tokenCount = tokenCount
    self.storage = Array(
      repeating: 0, count: cell.quantities.count * (tokenCount + 1) * hiddenSize)
  }

  /// The quantities this layer has, in the order they are shown.
  public var quantities: [Quantity] { cell.quantities }

  /// The value of a quantity at a position `0...T` in a unit `0..<H`.
  ///
  /// The quantity must be one of ``quantities``.
  public subscript(quantity: Quantity, position: Int, unit: Int) -> Float {
    storage[offset(of: quantity, at: position) + unit]
  }

  /// The values `(H)` of a quantity at a position `0...T`.
  public func values(of quantity: Quantity, at position: Int) -> ArraySlice<Float> {
    let start = offset(of: quantity, at: position)
    return storage[start..<start + hiddenSize]
  }

  /// The values `(T, H)` of a quantity at positions `1...T`: one row for each token.
  public func matrix(of quantity: Quantity) -> Matrix {
    let start = offset(of: quantity, at: 1)
    return Matrix(
      rows: tokenCount, columns: hiddenSize,
      elements: Array(storage[start..<start + tokenCount * hiddenSize]))
  }

  private func offset(of quantity: Quantity, at position: Int) -> Int {
    (cell.plane(of: quantity) * (tokenCount + 1) + position) * hiddenSize
  }
}

extension CellKind {
  /// Where a quantity's plane stands in a layer trace's storage.
  func plane(of quantity: Quantity) -> Int {
    switch (self, quantity) {
    case (.lstm, .forget): 0
    case (.lstm, .input): 1
    case (.lstm, .candidate): 2
    case (.lstm, .cell): 3
    case (.lstm, .output): 4
    case (.lstm, .hidden): 5
    case (.rnn, .hidden): 0
    case (.rnn, _): preconditionFailure("a plain RNN has no \(quantity.rawValue)")
    }
  }
}
