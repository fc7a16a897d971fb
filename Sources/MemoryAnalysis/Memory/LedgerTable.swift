import RecurrentNets

/// Who wrote what is in every unit's memory, exactly: the ledgers of all units of a layer.
///
/// A row for each of the last ``Ledger/reach`` words holds what is left of what was
/// written while reading it; ``earlier`` holds what is left of everything before. Added up
/// over the rows they are C, unit by unit. See ``Ledger`` for the decomposition, and for what
/// becomes of it where an interference put C there.
public struct LedgerTable: Sendable, Equatable {
  /// The position the table is drawn up at.
  public let position: Int

  /// The positions that have a row; empty before anything is read.
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
  ///   - layer: The record of a layer whose cells have a memory.
  ///   - position: One of the layer's positions, or its start.
  /// - Complexity: O(`position` · `H`), and at most O(``Ledger/reach`` · `H`).
  public init(of layer: LayerTrace, at position: Int) {
    precondition(layer.hasMemory, "only cells with a memory have a ledger")
    let count = layer.hiddenSize
    let step = layer.step(at: position)
    let first = max(1, step - Ledger.reach + 1)
    let ends = [layer.position(atStep: first), position]
    let firstPosition = layer.positions.lowerBound
    let positions =
      step == 0
      ? firstPosition..<firstPosition : min(ends[0], ends[1])..<max(ends[0], ends[1]) + 1
    var left = [Float](repeating: 0, count: positions.count * count)
    var survival = [Float](repeating: 1, count: count)
    for step in stride(from: step, through: first, by: -1) {
      let k = layer.position(atStep: step)
      let row = (k - positions.lowerBound) * count
      layer.withUpdates(at: k) { unit, update in
        left[row + unit] = update.written * survival[unit]
        survival[unit] *= update.kept
      }
    }
    self.position = position
    self.positions = positions
    unitCount = count
    self.left = left
    let start = layer.position(atStep: first - 1)
    earlier = zip(layer.values(of: layer.carried, at: start), survival).map { $0 * $1 }
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
  /// Calls `body` with every unit and how its memory came about at one of ``positions``.
  @inline(__always)
  func withUpdates(at position: Int, _ body: (Int, CellUpdate) -> Void) {
    guard let memory else { return }
    let isGRU = cell == .gru
    values(of: isGRU ? .update : .forget, at: position).withUnsafeBufferPointer { kept in
      values(of: isGRU ? .update : .input, at: position).withUnsafeBufferPointer { share in
        values(of: .candidate, at: position).withUnsafeBufferPointer { candidate in
          values(of: memory, at: before(position)).withUnsafeBufferPointer { previous in
            values(of: memory, at: position).withUnsafeBufferPointer { memory in
              for unit in 0..<hiddenSize {
                body(
                  unit,
                  CellUpdate(
                    kept: kept[unit], share: isGRU ? 1 - share[unit] : share[unit],
                    candidate: candidate[unit], previous: previous[unit], memory: memory[unit]))
              }
            }
          }
        }
      }
    }
  }
}
