import MemoryAnalysis
import RecurrentNets

/// The rows of the ledger of all units, as many as there is room for.
///
/// A text that fits has a row for every word, which fill in place as the text is read.
/// Of a longer one the words have a row that matter now: of which most is left in all
/// units together, or was a step before, so that what is let go can be seen going.
struct LedgerRows: Equatable {
  /// What a row is about.
  enum Kind: Equatable {
    /// One word.
    case word(Int)
    /// All words read that have no row of their own, and how many they are.
    case others(Int)
    /// What was in memory before the first entry of the ledger.
    case earlier
    /// C, the sum of all rows.
    case total

    /// Whether it stands for several words.
    fileprivate var isRest: Bool {
      switch self {
      case .others, .earlier: true
      case .word, .total: false
      }
    }
  }

  /// The rows from top to bottom; C is the last.
  let kinds: [Kind]

  /// What is left `(H)` of each row; empty for words that are not yet read.
  let values: [[Float]]

  /// How many rows are reserved, so that C stays where it is while words come and go.
  let capacity: Int

  /// A word of which less is left than this share of all that is held has no row.
  private static let smallestShare: Float = 0.005

  /// Chooses the rows of a layer's ledger.
  ///
  /// - Parameters:
  ///   - layer: The record of a layer whose cells have a cell state.
  ///   - position: The current position `1...T`.
  ///   - rows: How many rows there may be.
  init(_ layer: LayerTrace, at position: Int, rows: Int) {
    let table = LedgerTable(of: layer, at: position)
    let total = Array(layer.values(of: .cell, at: position))
    var tail: [(Kind, [Float])] = []
    if table.positions.lowerBound > 1 { tail.append((.earlier, table.earlier)) }
    tail.append((.total, total))

    var words: [(Kind, [Float])]
    let room = max(0, rows - tail.count)
    if layer.tokenCount <= min(room, Ledger.reach) {
      words = layer.positions.map {
        (.word($0), $0 <= position ? Array(table.left(at: $0)) : [])
      }
    } else if layer.step(at: position) <= room {
      words = table.positions.map { (.word($0), Array(table.left(at: $0))) }
    } else {
      words = Self.excerpt(of: table, layer, at: position, rows: room)
    }
    kinds = (words + tail).map(\.0)
    values = (words + tail).map(\.1)
    capacity = layer.tokenCount <= room ? kinds.count : max(rows, kinds.count)
  }

  /// The place of a row: words from the top, everything else at the bottom.
  func place(of index: Int) -> Int {
    if case .word = kinds[index] { return index }
    return capacity - (kinds.count - index)
  }

  /// Whether a word is told from others like it by its number.
  var isExcerpt: Bool { capacity > kinds.count || kinds.contains { $0.isRest } }

  /// The words that matter now, in their order, and the sum of the others.
  private static func excerpt(
    of table: LedgerTable, _ layer: LayerTrace, at position: Int, rows: Int
  ) -> [(Kind, [Float])] {
    var weights = WriteStrength.allUnits.values(in: table)
    let before = LedgerTable(of: layer, at: layer.before(position))
    for (index, weight) in WriteStrength.allUnits.values(in: before).enumerated() {
      let row = before.positions.lowerBound + index - table.positions.lowerBound
      if weights.indices.contains(row) { weights[row] = max(weights[row], weight) }
    }
    let least = Self.smallestShare * weights.reduce(0, +)
    // The current word always has a row.
    if !weights.isEmpty { weights[weights.count - 1] = .infinity }
    let chosen = weights.indices.filter { weights[$0] >= least }
      .sorted { (weights[$0], $0) > (weights[$1], $1) }
      .prefix(max(0, rows - 1)).map { table.positions.lowerBound + $0 }.sorted()
    let hasRow = Set(chosen)
    let others = table.positions.filter { !hasRow.contains($0) }
    let rest = others.reduce(into: [Float](repeating: 0, count: table.unitCount)) { sum, position in
      for (unit, value) in table.left(at: position).enumerated() { sum[unit] += value }
    }
    let rows = chosen.map { (Kind.word($0), Array(table.left(at: $0))) }
    return others.isEmpty ? rows : rows + [(.others(others.count), rest)]
  }
}
