import RecurrentNets

/// Who wrote what is in every unit's memory, exactly: the ledgers of all units of a layer.
///
/// A row for each of the last ``Ledger/reach`` words holds what is left of what was
/// written while reading it; ``earlier`` holds what is left of everything before. Added up
/// over the rows they are C, unit by unit. See ``Ledger`` for the decomposition, and for what
/// becomes of it where an interference put C there.
public struct LedgerTable: Sendable, Equatable {
  /// The position `0...T` the table is drawn up at.
  public let position: Int

  /// The positions that have a row, the first word first; empty at position 0.
  public let positions: Range<Int>

  /// `H`, the number of units.
  public let unitCount: Int

  /// C_s · ∏ f `(H)`: what is left of what was in memory before the first row.
  public let earlier: [Float]

  /// i_k · C̃_k · ∏_{m=k+1..t} f_m, row after row `(rows, H)`.
  private let left: [Float]

  /// Draws up the ledgers of all units.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer whose cells have a cell state.
  ///   - position: The position `0...T`.
  /// - Complexity: O(`position` · `H`), and at most O(``Ledger/reach`` · `H`).
  public init(of layer: LayerTrace, at position: Int) {
    precondition(layer.cell == .lstm, "only cells with a cell state have a ledger")
    let count = layer.hiddenSize
    let first = max(1, position - Ledger.reach + 1)
    var left = [Float](repeating: 0, count: max(0, position - first + 1) * count)
    var survival = [Float](repeating: 1, count: count)
    for k in stride(from: position, through: first, by: -1) {
      let row = (k - first) * count
      layer.withUpdates(at: k) { unit, update in
        left[row + unit] = update.written * survival[unit]
        survival[unit] *= update.kept
      }
    }
    self.position = position
    positions = first..<position + 1
    unitCount = count
    self.left = left
    earlier = zip(layer.values(of: .cell, at: first - 1), survival).map { $0 * $1 }
  }

  /// What is left `(H)` of what was written while reading the word at a position of ``positions``.
  public func left(at position: Int) -> ArraySlice<Float> {
    let row = (position - positions.lowerBound) * unitCount
    return left[row..<row + unitCount]
  }

  /// What is left of what was written while reading a word, in one unit.
  public subscript(position: Int, unit: Int) -> Float {
    left[(position - positions.lowerBound) * unitCount + unit]
  }
}

extension LayerTrace {
  /// Calls `body` with every unit and how its C came about at a position `1...T`.
  @inline(__always)
  func withUpdates(at position: Int, _ body: (Int, CellUpdate) -> Void) {
    values(of: .forget, at: position).withUnsafeBufferPointer { forget in
      values(of: .input, at: position).withUnsafeBufferPointer { input in
        values(of: .candidate, at: position).withUnsafeBufferPointer { candidate in
          values(of: .cell, at: position - 1).withUnsafeBufferPointer { previous in
            values(of: .cell, at: position).withUnsafeBufferPointer { cell in
              for unit in 0..<hiddenSize {
                body(
                  unit,
                  CellUpdate(
                    forget: forget[unit], input: input[unit], candidate: candidate[unit],
                    previous: previous[unit], cell: cell[unit]))
              }
            }
          }
        }
      }
    }
  }
}
