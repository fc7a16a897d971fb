import CellGrid
import RecurrentNets

/// Where one enlarged heatmap stands: words as heads, units as rows, numbers in the cells.
struct EnlargedLayout {
  /// What it shows.
  let quantity: Quantity
  /// The row that says what it is.
  let heading: GridRect
  /// The words.
  let words: GridRect
  /// One row for each unit that is shown.
  let cells: GridRect
  /// The units that are shown.
  let rows: UnitRows
  /// The words that fit.
  let columns: TokenColumns

  init(_ state: ViewerState, in body: GridRect) {
    quantity = state.focus
    let (heading, belowHeading) = body.split(topRows: 1)
    let (words, cells) = belowHeading.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: body.rows >= 24 ? 5 : 2))
    self.heading = heading
    self.words = words
    self.cells = cells
    rows = UnitRows(state.order.units, selected: state.unit, count: cells.rows)
    columns = TokenColumns(state, under: body)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    guard words.contains(point) || cells.contains(point) else { return target }
    target.position = columns.position(at: point.column)
    let row = point.row - cells.row
    if rows.units.indices.contains(row) { target.unit = rows.units[row] }
    return target
  }
}
