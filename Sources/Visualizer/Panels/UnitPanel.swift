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
        (state.layerTrace.quantities.count > 1 ? "  gate by gate" : "", theme.heading),
      ],
      column: heading.column, row: heading.row, maxColumns: heading.columns)
    if showsLegend {
      Legend(state: state, isCompact: true)
        .draw(in: heading.inset(left: used + 2), on: &canvas)
    }
    for (index, quantity) in state.layerTrace.quantities.enumerated() where index < body.rows {
      drawRow(quantity, row: body.row + index, in: rect, on: &canvas)
    }
  }

  private func drawRow(
    _ quantity: Quantity, row: Int, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let isFocused = quantity == state.focus
    canvas.draw(
      (isFocused ? "▸ " : "  ") + quantity.label + (state.isHeld(quantity) ? "»" : ""),
      in: rect.column..<rect.column + MemoryLayout.gutter, row: row,
      style: isFocused ? theme.strong : theme.muted)
    for column in columns.columns where column.position <= state.position {
      NumberCell(state: state, quantity: quantity, unit: state.unit)
        .draw(column, row: row, on: &canvas)
    }
  }
}
