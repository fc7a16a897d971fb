import MemoryAnalysis
import RecurrentNets

/// The ledger of one unit at word after word: how what it wrote at each is let go of.
///
/// The words that wrote most have a row, what the others left is one, and C is the last;
/// at every word the printed numbers add up to the printed C.
struct UnitHistory: Equatable {
  /// One row.
  enum Kind: Equatable {
    /// What was written while reading the word at a position.
    case word(Int)
    /// Everything else.
    case others
    /// C, the sum.
    case total
  }

  /// The rows from top to bottom.
  let kinds: [Kind]

  /// What is left at each position that is shown, in hundredths, row after row; `nil` before it is written.
  let hundredths: [[Int?]]

  /// Follows one unit through a part of a text.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer whose cells have a cell state.
  ///   - unit: The unit.
  ///   - positions: The positions that are shown.
  ///   - rows: How many rows there may be, at least 2.
  init(of layer: LayerTrace, unit: Int, positions: ClosedRange<Int>, rows: Int) {
    let ledgers = positions.map { Ledger(of: layer, unit: unit, at: $0) }
    // What was written before is weighed by what is left of it at the first word that is shown.
    var weights: [Int: Float] = [:]
    for entry in ledgers[0].entries { weights[entry.position] = abs(entry.left) }
    for ledger in ledgers { weights[ledger.position] = abs(ledger.entries.last?.left ?? 0) }
    let room = max(0, rows - 2)
    let chosen = weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(room)
      .map(\.key).sorted()
    let hasOthers =
      chosen.count < weights.count || positions.lowerBound - layer.start > Ledger.reach
      || layer.start > 0
    kinds = chosen.map { .word($0) } + (hasOthers ? [.others] : []) + [.total]
    let columns = ledgers.map { ledger -> [Int?] in
      let written = chosen.prefix { $0 <= ledger.position }
      let parts = written.map { ledger.entry(at: $0)?.left ?? 0 }
      let total = layer[.cell, ledger.position, unit]
      let rest = total - parts.reduce(0, +)
      let sum = BalancedSum(parts + (hasOthers ? [rest] : []))
      let missing = [Int?](repeating: nil, count: chosen.count - written.count)
      return sum.terms.prefix(parts.count).map { $0 } + missing
        + (hasOthers ? [sum.terms.last] : []) + [sum.total]
    }
    let count = kinds.count
    hundredths = (0..<count).map { row in columns.map { $0[row] } }
  }
}
