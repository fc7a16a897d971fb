import CellGrid
import MemoryAnalysis
import RecurrentNets

/// Where the contrast view's parts stand: the units by how well they tell the
/// sets apart, and a plot for each quantity of the selected one.
struct ContrastLayout {
  /// What stands in a part.
  enum Part: Equatable {
    /// The units by AUC.
    case table
    /// A quantity of the selected unit, both sets.
    case quantity(Quantity)
    /// The AUC of the selected unit.
    case area
  }

  /// What is compared, and how many texts there are; the second row may be missing.
  let heading: GridRect
  /// The parts.
  let parts: [(part: Part, rect: GridRect)]
  /// The units that have a row in the table; none without a table.
  let rows: UnitRows

  private static let tableWidth = 27
  private static let narrowest = 24
  private static let lowest = 6
  private static let gap = 2

  init(_ state: ViewerState, in body: GridRect) {
    let (heading, below) = body.split(topRows: 2)
    self.heading = heading
    guard let contrast = state.contrast.result else {
      parts = []
      rows = UnitRows([], selected: 0, count: 0)
      return
    }
    let layer = contrast.layers[state.layer]
    let quantities = layer.quantities.map { Part.quantity($0) }
    let rest = below.inset(top: below.rows >= 20 ? 1 : 0)
    let hasSideTable = rest.columns >= 100 && rest.rows >= 12
    var placed: [(part: Part, rect: GridRect)] = []
    var grid = rest
    if hasSideTable {
      let (left, right) = rest.split(leftColumns: Self.tableWidth)
      placed.append((.table, left))
      grid = right.inset(left: Self.gap + 1)
    }
    let wanted: [Part] =
      hasSideTable
      ? quantities + [.area] : [.table] + quantities + (quantities.count == 1 ? [.area] : [])
    placed += Self.arrange(wanted, memory: layer.memory, in: grid)
    parts = placed
    let tableRows = placed.first { $0.part == .table }.map { $0.rect.rows - 1 } ?? 0
    rows = UnitRows(layer.ranking.units, selected: state.unit, count: tableRows)
  }

  /// Puts parts into a grid; where not all fit, the memory's plot and the table come first.
  private static func arrange(
    _ parts: [Part], memory: Quantity, in rect: GridRect
  ) -> [(part: Part, rect: GridRect)] {
    let columns = max(1, min(3, parts.count, (rect.columns + gap) / (narrowest + gap)))
    let rows = max(
      1, min((parts.count + columns - 1) / columns, rect.rows / lowest))
    var shown = parts
    if rows * columns < parts.count {
      let first: [Part] =
        rows * columns == 1 ? [.quantity(memory)] : [.table, .quantity(memory)]
      shown = Array((first + parts.filter { !first.contains($0) }).prefix(rows * columns))
    }
    let width = (rect.columns - (columns - 1) * gap) / columns
    let rowGap = rect.rows >= rows * lowest + 6 ? 1 : 0
    let height = (rect.rows - (rows - 1) * rowGap) / rows
    return shown.enumerated().map { index, part in
      let column = rect.column + index % columns * (width + gap)
      let row = rect.row + index / columns * (height + rowGap)
      return (part, GridRect(column: column, row: row, columns: width, rows: height))
    }
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    guard let (part, rect) = parts.first(where: { $0.rect.contains(point) }) else { return target }
    switch part {
    case .table:
      let index = point.row - rect.row - 1
      if rows.units.indices.contains(index) { target.unit = rows.units[index] }
    case .quantity(let quantity): target.quantity = quantity
    case .area: break
    }
    return target
  }
}
