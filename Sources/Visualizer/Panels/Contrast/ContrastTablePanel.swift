import CellGrid
import MemoryAnalysis

/// The units by how well their memory tells two sets apart, with bars.
///
/// A bar's length is the distance of the AUC from ½; its sign says in which set the memory is larger.
struct ContrastTablePanel: Panel {
  let layer: LayerContrast
  let rows: UnitRows
  let unit: Int
  let distance: Int

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > 0 else { return }
    let theme = canvas.theme
    let above = rows.countAbove > 0 ? " ↑ \(rows.countAbove)" : ""
    let below = rows.countBelow > 0 ? " ↓ \(rows.countBelow)" : ""
    canvas.draw(
      "units by AUC", in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    canvas.draw(
      above + below, in: rect.column + 12..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
    let digits = String(max(0, layer.ranking.units.count - 1)).count
    let nameWidth = 2 + max(2, digits)
    let numberWidth = 7
    let bar =
      rect.column + nameWidth
      + 1..<max(
        rect.column + nameWidth + 1, rect.maxColumn - numberWidth - 1)
    for (index, unit) in rows.units.enumerated() where index + 1 < rect.rows {
      let row = rect.row + 1 + index
      let isSelected = unit == self.unit
      let style = isSelected ? theme.accentText : theme.muted
      canvas.draw(
        (isSelected ? "▸" : " "), column: rect.column, row: row, style: style)
      canvas.draw(
        "\(unit)", in: rect.column + 1..<rect.column + nameWidth, row: row, style: style,
        aligned: .right)
      let area = layer.area(unit: unit, at: distance)
      let side: LayerContrast.Side = area >= 0.5 ? .first : .second
      canvas.draw(
        theme.glyphs.bar(abs(area - 0.5) * 2, columns: bar.count), column: bar.lowerBound,
        row: row, style: side.bar(theme), maxColumns: bar.count)
      canvas.draw(
        side.sign, column: rect.maxColumn - numberWidth, row: row, style: side.text(theme))
      canvas.draw(
        NumberText.fixed(area, decimals: 3), in: rect.maxColumn - 5..<rect.maxColumn, row: row,
        style: isSelected ? theme.strong : theme.plain, aligned: .right)
    }
  }
}
