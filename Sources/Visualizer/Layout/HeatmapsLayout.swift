import CellGrid
import RecurrentNets

/// Where the heatmaps of the second view stand: side by side, all with the
/// same units in the same rows and the same words in their columns.
struct HeatmapsLayout {
  /// The row of titles.
  let titles: GridRect
  /// The row where the current word stands over its column.
  let head: GridRect
  /// The rows of a series' plots over the columns of each map; empty for words.
  let plots: GridRect
  /// The unit numbers, left of all maps; those of a series may stand in several bands.
  let labels: [GridRect]
  /// The cells of each map; the row below marks the current word.
  let maps: [(quantity: Quantity, cells: GridRect)]
  /// The units that have a row.
  let rows: UnitRows
  /// How many units share a row of the screen: 2 where half blocks have to help.
  let unitsPerRow: Int
  /// The words that are shown in every map.
  let positions: ClosedRange<Int>
  /// How wide a word's column is.
  let cellWidth: Int
  /// The row with the selected unit's values in numbers.
  let values: GridRect
  /// The legend of the colours, over the values and a blank row, if the maps leave room for it.
  let legend: GridRect

  private static let largestCellWidth = 6

  init(_ state: ViewerState, in body: GridRect) {
    let quantities = state.layerTrace.unitQuantities
    let unitCount = state.order.units.count
    let (area, values) = body.split(bottomRows: 2)
    self.values = values.split(bottomRows: 1).bottom
    let (titles, belowTitles) = area.split(topRows: 1)
    self.titles = titles

    let (head, rest) = belowTitles.split(topRows: 1)
    self.head = head
    let (plots, belowHead) = rest.split(topRows: SeriesPlots.rows(for: state, in: body))
    self.plots = plots

    // A row for each unit if there is room, else two share one.
    let rowsForUnits = belowHead.rows - 1
    let labelsOfTwo = HeatmapPainter.labelWidth(unitCount: unitCount, unitsPerRow: 2)
    let bands = HeatmapBands(
      for: state, maps: quantities.count, columns: belowHead.columns - labelsOfTwo,
      rows: rowsForUnits)
    unitsPerRow = state.hasHalfBlocks && unitCount > bands.rows ? 2 : 1
    let wantedRows = (unitCount + unitsPerRow - 1) / unitsPerRow
    let cellRows = max(0, min(wantedRows, bands.rows))
    rows = UnitRows(state.order.units, selected: state.unit, count: cellRows * unitsPerRow)

    let (labels, right) = belowHead.split(topRows: cellRows).top.split(
      leftColumns: HeatmapPainter.labelWidth(unitCount: unitCount, unitsPerRow: unitsPerRow))
    // A band has a row for its marks and one for the next band's titles.
    let bandHeight = cellRows + 2
    self.labels = (0..<bands.count).map {
      GridRect(
        column: labels.column, row: labels.row + $0 * bandHeight, columns: labels.columns,
        rows: labels.rows)
    }
    let left = belowHead.inset(top: bands.count * bandHeight)
    legend = left.rows > 0 ? left.split(bottomRows: 1).bottom : left.split(topRows: 0).top

    let perBand = bands.mapsPerBand
    let pitch = max(2, right.columns / max(1, perBand))
    let count = state.reading.count
    let cellWidth = max(1, min(Self.largestCellWidth, (pitch - 1) / max(1, count)))
    self.cellWidth = cellWidth
    let positions = Self.window(
      around: state.position, count: count, capacity: (pitch - 1) / cellWidth,
      isMirrored: state.readsBackward)
    self.positions = positions
    maps = quantities.enumerated().map { index, quantity in
      (
        quantity,
        GridRect(
          column: right.column + index % perBand * pitch,
          row: right.row + index / perBand * bandHeight,
          columns: positions.count * cellWidth, rows: cellRows)
      )
    }
  }

  /// The positions that are shown: all, or a window that moves by half its width.
  static func window(
    around position: Int, count: Int, capacity: Int, isMirrored: Bool = false
  ) -> ClosedRange<Int> {
    let capacity = max(1, capacity)
    guard count > capacity else { return 1...max(1, count) }
    guard !isMirrored else {
      let window = window(around: count + 1 - position, count: count, capacity: capacity)
      return count + 1 - window.upperBound...count + 1 - window.lowerBound
    }
    let half = max(1, capacity / 2)
    let moves = position <= capacity ? 0 : (position - capacity + half - 1) / half
    let first = 1 + moves * half
    return first...min(count, first + capacity - 1)
  }

  /// The row of a map's title: over the plots and the word, or right over a lower band.
  func titleRow(over cells: GridRect) -> Int {
    cells.row == labels.first?.row ? titles.row : cells.row - 1
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    for (quantity, cells) in maps
    where (cells.column..<cells.maxColumn).contains(point.column)
      && (titleRow(over: cells)..<cells.maxRow + 1).contains(point.row)
    {
      target.quantity = quantity
      guard point.row > titleRow(over: cells) else { continue }
      target.position = positions.lowerBound + (point.column - cells.column) / cellWidth
    }
    if let labels = labels.first(where: { ($0.row..<$0.maxRow).contains(point.row) }) {
      let index = (point.row - labels.row) * unitsPerRow
      if rows.units.indices.contains(index) { target.unit = rows.units[index] }
    }
    return target
  }
}
