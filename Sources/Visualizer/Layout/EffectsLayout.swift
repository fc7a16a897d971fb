import CellGrid
import MemoryAnalysis

/// Where the parts of the view of interferences stand.
struct EffectsLayout {
  /// The words, as heads of the columns below.
  let words: GridRect
  /// The log-odds with and without, under their heading.
  let odds: GridRect
  /// What is in force, one line each; may be empty.
  let list: GridRect
  /// The same on each unit alone, under its heading.
  let effects: GridRect
  /// The units that have a row there.
  let rows: UnitRows
  /// The predictions; may be empty.
  let sidebar: GridRect
  /// The words that fit.
  let columns: TokenColumns

  /// How many interferences have a line of their own.
  private static let listAtMost = 3

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    let split = SplitBody(body)
    sidebar = split.sidebar
    columns = TokenColumns(state, under: split.main)
    let gap = isRoomy ? 1 : 0
    let count = state.interferences.count
    var rest: GridRect
    (words, rest) = split.main.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: isRoomy ? 4 : 2))
    (odds, rest) = rest.inset(top: gap).split(topRows: count == 0 ? 2 : 4)
    let listRows = count == 0 || rest.rows < 8 ? 0 : 1 + min(count, Self.listAtMost)
    (list, rest) = rest.inset(top: listRows > 0 ? gap : 0).split(topRows: listRows)
    effects = rest.inset(top: gap)
    let layer = state.comparedInterference.layer
    rows = UnitRows(
      layer == state.layer ? state.shownOrder : state.reading.orders[layer].units,
      selected: layer == state.layer ? state.unit : -1,
      count: effects.rows - 2)
  }

  func target(at point: GridPoint, unitsAreShown: Bool) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    if words.contains(point) || odds.contains(point) {
      target.position = columns.position(at: point.column)
    }
    let row = point.row - effects.row - 2
    if effects.contains(point), unitsAreShown, rows.units.indices.contains(row) {
      target.unit = rows.units[row]
    }
    return target
  }
}
