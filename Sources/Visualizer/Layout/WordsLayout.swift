import CellGrid
import MemoryAnalysis

/// Where the parts of the view of two watched words stand.
struct WordsLayout {
  /// The words, as heads of the columns of everything below.
  let words: GridRect
  /// The course of the log-odds, under its heading.
  let course: GridRect
  /// Each unit's share under each word, under its heading; may be empty.
  let shares: GridRect
  /// The units that have a row there.
  let rows: UnitRows
  /// Predictions and the sum of the shares; may be empty.
  let sidebar: GridRect
  /// The words that fit.
  let columns: TokenColumns

  /// The rows of the course's bars, above and below the zero line together.
  private static let tallCourse = 10
  private static let lowCourse = 6

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    let split = SplitBody(body)
    sidebar = split.sidebar
    columns = TokenColumns(state, under: split.main)
    let (words, below) = split.main.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: isRoomy ? 4 : 2))
    self.words = words
    let gap = isRoomy ? 1 : 0
    let isTall = below.rows >= 24
    let bars = below.rows >= 12 ? (isTall ? Self.tallCourse : Self.lowCourse) : 2
    let numberRows = state.interferences.isEmpty ? 1 : 2
    let (course, rest) = below.inset(top: gap).split(topRows: 1 + bars + numberRows)
    self.course = course
    shares = rest.rows >= gap + 2 ? rest.inset(top: gap) : rest.split(topRows: 0).top
    rows = UnitRows(
      state.topOrder.units, selected: state.layerIsTop ? state.unit : -1,
      count: shares.rows - 1 - (state.reading.trace.topLayers.count - 1))
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    guard words.contains(point) || course.contains(point) || shares.contains(point) else {
      return target
    }
    target.position = columns.position(at: point.column)
    let row = point.row - shares.row - 1
    if shares.contains(point), rows.units.indices.contains(row) { target.unit = rows.units[row] }
    return target
  }
}
