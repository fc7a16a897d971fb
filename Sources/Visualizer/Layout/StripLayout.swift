import CellGrid
import RecurrentNets

/// Where the small heatmaps stand: one for each quantity, side by side.
///
/// Each has a column for every word that is shown above and a row for every
/// unit, or for two where half blocks can be drawn.
struct StripLayout {
  /// The heading, the maps and the row that marks the current word.
  let rect: GridRect
  /// The unit numbers, left of the maps; their mark may stand in the screen's margin.
  let labels: GridRect
  /// One map for each quantity, without heading and mark.
  let maps: [(quantity: Quantity, rect: GridRect)]
  /// The units that are shown.
  let rows: UnitRows
  /// How many units share a row: 2 with half blocks, else 1.
  let unitsPerRow: Int
  /// The first position that is shown.
  let firstPosition: Int
  /// How wide a word's column is.
  let cellWidth: Int

  init(_ state: ViewerState, in rect: GridRect, columns: TokenColumns) {
    self.rect = rect
    let unitCount = state.order.units.count
    unitsPerRow = state.hasHalfBlocks && rect.rows - 2 < unitCount ? 2 : 1
    let quantities = state.layerTrace.unitQuantities
    let count = max(1, columns.columns.count)
    // The maps reach as far to the left as their labels let them, and the last
    // needs no gap: else they would have a column less than there are words above,
    // and moving all of them on for the last word costs some 13 KB.
    let labelWidth = HeatmapPainter.labelWidth(unitCount: unitCount, unitsPerRow: unitsPerRow) - 1
    let pitch = max(1, (rect.columns - labelWidth + 1) / max(1, quantities.count))
    // With room to spare a word's column is two cells wide, which is square.
    cellWidth = pitch > 2 * count ? 2 : 1
    // Where short words leave more columns above than a map has, the end is shown once it is read.
    let first = columns.columns.first?.position ?? 1
    let missing = max(0, count - (pitch - 1) / cellWidth)
    let showsBeginning =
      state.readsBackward
      ? state.position < first + missing : state.position < first + count - missing
    // Of narrow columns there are many times more above than a map has.
    firstPosition =
      columns.valueField == nil
      ? (showsBeginning ? first : first + missing)
      : HeatmapsLayout.window(
        around: state.position, count: state.reading.count, capacity: count - missing,
        isMirrored: state.readsBackward
      ).lowerBound
    let mapRows = max(0, rect.rows - 2)
    rows = UnitRows(
      state.order.units, selected: state.unit, count: mapRows * unitsPerRow)
    labels = GridRect(
      column: rect.column - 1, row: rect.row + 1, columns: labelWidth + 1, rows: mapRows)
    let cellWidth = cellWidth
    maps = quantities.enumerated().map { index, quantity in
      let map = GridRect(
        column: rect.column + labelWidth + index * pitch, row: rect.row + 1,
        columns: min(count * cellWidth, pitch - 1), rows: mapRows)
      return (quantity, rect.isEmpty ? GridRect(column: 0, row: 0, columns: 0, rows: 0) : map)
    }
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    for (quantity, map) in maps where map.contains(point) {
      target.quantity = quantity
      target.position = firstPosition + (point.column - map.column) / cellWidth
      let index = (point.row - map.row) * unitsPerRow
      if rows.units.indices.contains(index) { target.unit = rows.units[index] }
    }
    return target
  }
}
