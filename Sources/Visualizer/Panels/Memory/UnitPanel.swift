import CellGrid
import RecurrentNets

/// The selected unit gate by gate, with the numbers in the cells.
struct UnitPanel: Panel {
  let state: ViewerState
  let columns: TokenColumns
  let showsLegend: Bool

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let (heading, body) = rect.split(topRows: 1)
    guard !rect.isEmpty else { return }
    let used = canvas.draw(
      [
        ("unit \(state.unit)", theme.accentText),
        ("  " + note(columns: heading.columns - (showsLegend ? 44 : 12)), theme.heading),
      ],
      column: heading.column, row: heading.row, maxColumns: heading.columns)
    if showsLegend {
      Legend(state: state, isCompact: true)
        .draw(in: heading.inset(left: used + 2), on: &canvas)
    }
    for (index, quantity) in state.layerTrace.unitQuantities.enumerated() where index < body.rows {
      drawRow(quantity, row: body.row + index, in: rect, on: &canvas)
    }
  }

  /// Where the unit stands, in the longest form that fits; "gate by gate" in the order of the story.
  private func note(columns: Int) -> String {
    let order = state.order
    guard order.criterion != .story else {
      return state.layerTrace.unitQuantities.count > 1 ? "gate by gate" : ""
    }
    let place = CriterionText.place(of: state.unit, in: order)
    return place.count <= columns ? place : order.place(of: state.unit)
  }

  private func drawRow(
    _ quantity: Quantity, row: Int, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let isFocused = quantity == state.focus
    canvas.draw(
      (isFocused ? "▸ " : "  ") + quantity.label(in: state.layerTrace.cell)
        + (state.isHeld(quantity) ? "»" : ""),
      in: rect.column..<rect.column + MemoryLayout.gutter, row: row,
      style: isFocused ? theme.strong : theme.muted)
    for column in columns.columns where state.hasRead(column.position) {
      NumberCell(state: state, quantity: quantity, unit: state.unit)
        .draw(column, row: row, on: &canvas)
    }
    CurrentValue(state: state, quantity: quantity, unit: state.unit, columns: columns)
      .draw(row: row, on: &canvas)
  }
}
