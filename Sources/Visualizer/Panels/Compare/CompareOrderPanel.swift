import CellGrid
import MemoryAnalysis

/// The units in the order of what they carry of the difference, with bars.
struct CompareOrderPanel: Panel {
  private static let headingRows = 2

  let state: ViewerState
  let comparison: Comparison

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > Self.headingRows, !rect.isEmpty else { return }
    let theme = canvas.theme
    canvas.draw(
      "what still differs", in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    canvas.draw(
      "mean |A−B|, same \(state.noun)s", in: rect.column..<rect.maxColumn,
      row: rect.row + 1,
      style: theme.muted)
    // Two cells that are as far apart as the range allows differ by twice its size.
    let full = 2 * state.range(of: comparison.quantity)
    for (index, unit) in units(in: rect).enumerated() {
      let row = rect.row + Self.headingRows + index
      let value = comparison.carried[unit]
      let isSelected = unit == state.unit
      canvas.draw(
        (isSelected ? "▸ " : "  ") + "unit \(unit)", in: rect.column..<rect.column + 10, row: row,
        style: isSelected ? theme.accentText : theme.muted)
      let width = max(0, rect.columns - 10 - 5)
      canvas.draw(
        theme.glyphs.bar(min(1, value / full), columns: width), column: rect.column + 10, row: row,
        style: isSelected ? theme.plain : theme.muted, maxColumns: width)
      canvas.draw(
        NumberText.fixed(value, decimals: 2), in: rect.maxColumn - 5..<rect.maxColumn, row: row,
        aligned: .right)
    }
  }

  /// The units that are shown, from top to bottom.
  private func units(in rect: GridRect) -> [Int] {
    UnitRows(comparison.order, selected: state.unit, count: rect.rows - Self.headingRows).units
  }

  /// The unit in a row of the screen, if there is one.
  func unit(atRow row: Int, in rect: GridRect) -> Int? {
    let index = row - rect.row - Self.headingRows
    let units = units(in: rect)
    return units.indices.contains(index) ? units[index] : nil
  }
}
