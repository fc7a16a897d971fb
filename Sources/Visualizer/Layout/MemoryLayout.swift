import CellGrid
import RecurrentNets

/// Where the parts of the memory view stand.
struct MemoryLayout {
  /// Room for "▸ unit 11" left of the words.
  static let gutter = 10

  /// The words, as heads of the columns of everything below.
  let words: GridRect
  /// The units that hold and let go, under their heading.
  let story: GridRect
  /// The units that have a row there.
  let storyRows: UnitRows
  /// The selected unit gate by gate, under its heading; may be empty.
  let unit: GridRect
  /// The small heatmaps of all units; may be empty.
  let strip: StripLayout
  /// The legend of the colours, if it has a row of its own.
  let legend: GridRect
  /// Predictions, equation and ledger; may be empty.
  let sidebar: GridRect
  /// The words that fit.
  let columns: TokenColumns
  /// The quantities of the cell, in the order of their rows.
  let quantities: [Quantity]

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    let split = SplitBody(body)
    sidebar = split.sidebar
    quantities = state.layerTrace.unitQuantities
    let gap = isRoomy ? 1 : 0
    columns = TokenColumns(state, under: split.main, hasNumbers: false)

    let stripLimit = isRoomy ? 7 : (split.main.rows >= 16 ? 5 : 2)
    let (words, belowWords) = split.main.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: stripLimit))
    self.words = words
    var rest = belowWords.inset(top: gap)
    let unitRows = rest.rows >= quantities.count + 5 ? quantities.count + 1 : 0
    let unitGap = unitRows > 0 && rest.rows >= quantities.count + 9 ? 1 : 0
    let unitCount = state.order.units.count
    let rows = RowBudget(
      available: rest.rows, units: unitCount, unitRows: unitRows, unitGap: unitGap,
      hasHalfBlocks: state.hasHalfBlocks, wantsStrip: isRoomy)
    let stripRows = rows.strip
    storyRows = UnitRows(state.order.units, selected: state.unit, count: rows.story)
    (story, rest) = rest.split(topRows: rows.story + 1)
    (unit, rest) = rest.inset(top: unitGap).split(topRows: unitRows)
    rest = rest.inset(top: stripRows > 0 ? 1 : 0)
    let stripRect: GridRect
    (stripRect, rest) = rest.split(topRows: stripRows > 0 ? stripRows + 2 : 0)
    strip = StripLayout(state, in: stripRect, columns: columns)
    legend = stripRows > 0 ? rest.split(bottomRows: 1).bottom : rest.split(topRows: 0).top
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    if strip.rect.contains(point) { return strip.target(at: point) }
    if point.column < (sidebar.isEmpty ? Int.max : sidebar.column),
      point.row >= words.row, point.row < max(story.maxRow, unit.maxRow)
    {
      target.position = columns.position(at: point.column)
    }
    let storyRow = point.row - story.row - 1
    if story.contains(point), storyRows.units.indices.contains(storyRow) {
      target.unit = storyRows.units[storyRow]
    }
    let quantityRow = point.row - unit.row - 1
    if unit.contains(point), quantities.indices.contains(quantityRow) {
      target.quantity = quantities[quantityRow]
    }
    return target
  }
}
