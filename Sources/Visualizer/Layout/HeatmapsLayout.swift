import CellGrid
import RecurrentNets

/// Where the heatmaps of the second view stand.
///
/// Of the ways to arrange them, the one is chosen that shows most units, then
/// the one that gives a word's column most room.
struct HeatmapsLayout {
  /// One heatmap: a title row, the cells, and a row that marks the current word.
  struct Map {
    /// What it shows.
    var quantity: Quantity
    /// The row of the title.
    var title: GridRect
    /// The unit numbers left of the cells.
    var labels: GridRect
    /// The cells.
    var cells: GridRect
  }

  /// The heatmaps, in the order of the quantities.
  let maps: [Map]
  /// The units that have a row.
  let rows: UnitRows
  /// How many units share a row of the screen.
  let unitsPerRow: Int
  /// The words that are shown in every map: positions.
  let positions: ClosedRange<Int>
  /// How wide a word's column is.
  let cellWidth: Int
  /// The row with the selected unit's values in numbers.
  let values: GridRect

  private static let labelWidth = 4

  init(_ state: ViewerState, in body: GridRect) {
    let quantities = state.layerTrace.quantities
    let (area, values) = body.split(bottomRows: 1)
    self.values = values
    let unitCount = state.order.units.count
    let perRow = state.hasHalfBlocks ? 2 : 1
    let wanted = state.reading.count

    func arrangement(_ across: Int) -> (shown: Int, width: Int, perRow: Int) {
      let down = (quantities.count + across - 1) / across
      let height = max(0, area.rows / down - 2)
      let width = max(1, area.columns / across - Self.labelWidth - 1)
      let perRow = height >= unitCount ? 1 : perRow
      return (min(unitCount, height * perRow), max(1, min(6, width / max(1, wanted))), perRow)
    }
    let choices = [1, 2, 3, 6].filter { $0 <= quantities.count }
    let across =
      choices.max { left, right in
        let (a, b) = (arrangement(left), arrangement(right))
        return (a.shown, min(a.width, 3), a.perRow == 1 ? 1 : 0, -left)
          < (b.shown, min(b.width, 3), b.perRow == 1 ? 1 : 0, -right)
      } ?? 1
    let chosen = arrangement(across)
    unitsPerRow = chosen.perRow
    rows = UnitRows(state.order.units, selected: state.unit, count: chosen.shown)
    cellWidth = chosen.width

    let pitch = area.columns / across
    let down = (quantities.count + across - 1) / across
    let rowPitch = max(1, min(area.rows / down, (chosen.shown + chosen.perRow - 1) / chosen.perRow + 3))
    let capacity = max(1, (pitch - Self.labelWidth - 1) / chosen.width)
    positions = Self.window(around: state.position, count: wanted, capacity: capacity)
    let columnCount = positions.count * chosen.width
    maps = quantities.enumerated().map { index, quantity in
      let column = area.column + index % across * pitch
      let row = area.row + index / across * rowPitch
      let height = (chosen.shown + chosen.perRow - 1) / chosen.perRow
      let cells = GridRect(
        column: column + Self.labelWidth, row: row + 1, columns: columnCount, rows: height)
      return Map(
        quantity: quantity,
        title: GridRect(column: column, row: row, columns: pitch - 1, rows: 1),
        labels: GridRect(column: column, row: row + 1, columns: Self.labelWidth, rows: height),
        cells: cells
      )
    }
  }

  /// The positions that are shown: all, or a window that moves by half its width.
  static func window(around position: Int, count: Int, capacity: Int) -> ClosedRange<Int> {
    guard count > capacity else { return 1...max(1, count) }
    let half = max(1, capacity / 2)
    let moves = position <= capacity ? 0 : (position - capacity + half - 1) / half
    let first = 1 + moves * half
    return first...min(count, first + capacity - 1)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    for map in maps {
      if map.title.contains(point) { target.quantity = map.quantity }
      guard map.cells.contains(point) || map.labels.contains(point) else { continue }
      target.quantity = map.quantity
      if map.cells.contains(point) {
        target.position = positions.lowerBound + (point.column - map.cells.column) / cellWidth
      }
      let index = (point.row - map.cells.row) * unitsPerRow
      if rows.units.indices.contains(index) { target.unit = rows.units[index] }
    }
    return target
  }
}
