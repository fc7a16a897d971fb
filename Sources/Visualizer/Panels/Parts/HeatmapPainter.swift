import CellGrid
import RecurrentNets

/// Draws units as rows and words as columns of colour.
///
/// Where a cell of the screen can show two colours, two units share a row.
struct HeatmapPainter {
  let state: ViewerState
  let rows: UnitRows
  let unitsPerRow: Int
  let firstPosition: Int
  let cellWidth: Int

  /// The unit numbers, "11 2" where two share a row; the selected one is marked: "11▸2".
  func drawLabels(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    for row in 0..<rect.rows {
      let units = rows.units.dropFirst(row * unitsPerRow).prefix(unitsPerRow)
      guard !units.isEmpty else { break }
      let isSelected = units.contains(state.unit)
      let text = units.enumerated()
        .map { ($1 == state.unit ? "▸" : ($0 == 0 ? "" : " ")) + String($1) }.joined()
      canvas.draw(
        text, in: rect.column..<rect.maxColumn - 1,
        row: rect.row + row, style: isSelected ? theme.accentText : theme.muted,
        aligned: .right)
    }
  }

  /// The columns that labels take with their mark and a gap, "▸23 22 " for units up to 99.
  static func labelWidth(unitCount: Int, unitsPerRow: Int) -> Int {
    let digits = String(max(0, unitCount - 1)).count
    return max(7, 1 + unitsPerRow * digits + (unitsPerRow - 1) + 1)
  }

  /// The values of a quantity, as far as the text has been read.
  func drawCells(of quantity: Quantity, in rect: GridRect, on canvas: inout Canvas) {
    for row in 0..<rect.rows {
      let index = row * unitsPerRow
      guard rows.units.indices.contains(index) else { break }
      let top = rows.units[index]
      let bottom =
        unitsPerRow == 2 && rows.units.indices.contains(index + 1) ? rows.units[index + 1] : nil
      for offset in 0..<rect.columns / cellWidth {
        let position = firstPosition + offset
        guard state.hasRead(position), position >= state.reading.positions.lowerBound else {
          continue
        }
        let column = rect.column + offset * cellWidth
        draw(quantity, top: top, bottom: bottom, at: position, column, rect.row + row, &canvas)
      }
    }
  }

  private func draw(
    _ quantity: Quantity, top: Int, bottom: Int?, at position: Int, _ column: Int, _ row: Int,
    _ canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let upper = state.cell(quantity, unit: top, at: position)
    if unitsPerRow == 2 {
      let lower = bottom.map { state.cell(quantity, unit: $0, at: position).colour(theme) }
      for offset in 0..<cellWidth {
        canvas.drawHalves(
          top: upper.colour(theme), bottom: lower ?? .terminalDefault,
          column: column + offset, row: row)
      }
    } else if theme.depth == .none {
      canvas.draw(upper.glyphs(theme, columns: cellWidth), column: column, row: row)
    } else {
      let field = column..<column + cellWidth
      canvas.draw("", in: field, row: row, style: upper.style(theme))
    }
  }

  /// The accent under the current word's column.
  func drawMark(below rect: GridRect, on canvas: inout Canvas) {
    let offset = (state.position - firstPosition) * cellWidth
    guard offset >= 0, offset + cellWidth <= rect.columns else { return }
    let mark = canvas.theme.glyphs.isUnicode ? "▔" : "^"
    canvas.draw(
      String(repeating: mark, count: cellWidth), column: rect.column + offset,
      row: rect.maxRow, style: canvas.theme.accentText.with(underline: false))
  }
}
