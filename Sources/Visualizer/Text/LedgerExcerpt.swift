import MemoryAnalysis
import RecurrentNets

/// The entries of a ledger that matter now, as many as there is room for.
///
/// An entry matters by what is left of it, or was left of it a step before: so
/// that what is being let go can still be seen going. Those without a row are
/// added up as "others", and all printed numbers add up to the printed C.
struct LedgerExcerpt {
  /// One row.
  struct Line {
    /// The entry.
    var entry: Ledger.Entry
    /// What is left of it, in hundredths.
    var left: Int
  }

  /// The rows, the first word first.
  let lines: [Line]

  /// What is left of all other entries together, in hundredths; `nil` if there are none.
  let others: Int?

  /// How many entries have no row.
  let otherCount: Int

  /// C in hundredths.
  let total: Int

  /// What is left or was left a step before has to reach this to be worth a row.
  private static let smallest: Float = 0.005

  init(_ ledger: Ledger, layer: LayerTrace, unit: Int, rows: Int) {
    let before = Ledger(of: layer, unit: unit, at: max(layer.start, ledger.position - 1))
    func weight(_ entry: Ledger.Entry) -> Float {
      max(abs(entry.left), abs(before.entry(at: entry.position)?.left ?? 0))
    }
    let ranked = ledger.entries.filter { weight($0) >= Self.smallest }
      .sorted { weight($0) > weight($1) }
    let room = ranked.count > rows || ranked.count < ledger.position ? rows - 1 : rows
    let chosen = ranked.prefix(max(0, room)).sorted { $0.position < $1.position }
    let positions = Set(chosen.map(\.position))
    let rest = ledger.entries.filter { !positions.contains($0.position) }
      .reduce(ledger.earlier) { $0 + $1.left }
    otherCount = ledger.position - chosen.count
    let sum = BalancedSum(chosen.map(\.left) + (otherCount > 0 ? [rest] : []))
    lines = zip(chosen, sum.terms).map { Line(entry: $0, left: $1) }
    others = otherCount > 0 ? sum.terms.last : nil
    total = sum.total
  }
}
