import CellGrid

/// Where the parts of the fourth view stand: words as rows, units as columns, the
/// selected unit's numbers at the right.
struct LedgerLayout {
  /// The words of the text.
  let words: GridRect
  /// The words that fit.
  let columns: TokenColumns
  /// The row that says what is shown.
  let heading: GridRect
  /// The units' numbers over their columns, a row for each digit where columns are narrow.
  let heads: GridRect
  /// The rows' names, from the first row on.
  let labels: GridRect
  /// The units' cells, from the first row on; the last row is C, under a line.
  let cells: GridRect
  /// The selected unit's numbers, from the first row on; may be empty.
  let numbers: GridRect
  /// The selected unit's ledger through the text; may be empty.
  let history: GridRect
  /// The legend of the colours; may be empty.
  let legend: GridRect
  /// The units that have a column.
  let units: UnitRows
  /// How wide a unit's column is.
  let cellWidth: Int
  /// The rows.
  let rows: LedgerRows
  /// How many rows of the screen each of them takes: 2 where there is room for that.
  let rowHeight: Int

  /// A sign, a digit, a point, two decimals, and no gap: columns of numbers are told apart by colour.
  static let widestCell = 6
  private static let numbersWidth = 18
  /// From this many rows on a long text leaves some to the selected unit's history.
  private static let roomForBoth = 22
  private static let historyRows = 10

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    columns = TokenColumns(state, under: body)
    var rest: GridRect
    (words, rest) = body.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: isRoomy ? 4 : 2))
    (heading, rest) = rest.inset(top: isRoomy ? 1 : 0).split(topRows: 1)
    (rest, legend) = rest.split(bottomRows: isRoomy ? 1 : 0)
    rest = rest.inset(bottom: isRoomy ? 1 : 0)

    let order = state.order.units
    let labelWidth = body.columns >= 100 ? 21 : (body.columns >= 60 ? 11 : 9)
    let numbersWidth = body.columns >= 60 ? Self.numbersWidth : (body.columns >= 36 ? 7 : 0)
    let room = max(1, rest.columns - labelWidth - numbersWidth)
    cellWidth = max(1, min(Self.widestCell, room / max(1, order.count)))
    units = UnitRows(order, selected: state.unit, count: room / cellWidth)
    let digits = String(max(0, order.count - 1)).count
    let headRows = cellWidth > digits ? 1 : digits
    let (heads, below) = rest.split(topRows: headRows)
    let (labels, right) = below.split(leftColumns: labelWidth)
    self.labels = labels
    let width = units.units.count * cellWidth
    cells = right.split(leftColumns: width).left
    self.heads = GridRect(
      column: cells.column, row: heads.row, columns: width, rows: headRows)
    numbers = GridRect(
      column: cells.maxColumn, row: below.row, columns: numbersWidth, rows: below.rows)
    // A line stands over C.
    let rowRoom = max(1, below.rows - 1)
    let isLong = state.reading.count + 1 > rowRoom
    rows = LedgerRows(
      state.layerTrace, at: state.position,
      rows: isLong && rowRoom >= Self.roomForBoth ? rowRoom - Self.historyRows : rowRoom)
    let least = UnitHistoryPanel.leastRows + 1
    rowHeight = 2 * rows.capacity + 1 + least <= below.rows ? 2 : 1
    let left = below.inset(top: rowHeight * rows.capacity + 2)
    history = left.rows >= UnitHistoryPanel.leastRows ? left : left.split(topRows: 0).top
  }

  /// The row of the screen in which a row of the ledger stands.
  func screenRow(of index: Int) -> Int {
    labels.row + rows.place(of: index) * rowHeight + (index == rows.kinds.count - 1 ? 1 : 0)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    if words.contains(point) { target.position = columns.position(at: point.column) }
    for (index, kind) in rows.kinds.enumerated()
    where (0..<rowHeight).contains(point.row - screenRow(of: index)) {
      if case .word(let position) = kind { target.position = position }
    }
    if history.contains(point) { target.position = columns.position(at: point.column) }
    let unit = (point.column - cells.column) / cellWidth
    if point.column >= cells.column, point.column < cells.maxColumn, point.row >= heads.row,
      !history.contains(point),
      units.units.indices.contains(unit)
    {
      target.unit = units.units[unit]
    }
    return target
  }
}
