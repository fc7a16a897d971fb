import CellGrid
import RecurrentNets

/// One value as a number on its colour.
struct NumberCell {
  let state: ViewerState
  let quantity: Quantity
  let unit: Int

  func draw(_ column: TokenColumns.Column, row: Int, on canvas: inout Canvas) {
    let cell = state.cell(quantity, unit: unit, at: column.position)
    var style = cell.style(canvas.theme)
    if state.isChanged(quantity, unit: unit, at: column.position) {
      style = style.with(underline: true)
    }
    let text = quantity.text(cell.value)
    // Numbers stand under each other by their decimal points.
    let right = column.column + (column.width + 5) / 2
    canvas.draw("", in: column.column..<column.column + column.width, row: row, style: style)
    canvas.draw(
      text, in: max(column.column, right - max(5, text.count))..<right, row: row, style: style,
      aligned: .right)
  }
}
