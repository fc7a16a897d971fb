import CellGrid
import RecurrentNets

/// The current value of a row, right of columns that are too narrow for numbers.
struct CurrentValue {
  let state: ViewerState
  let quantity: Quantity
  let unit: Int
  let columns: TokenColumns

  func draw(row: Int, on canvas: inout Canvas) {
    guard let field = columns.valueField else { return }
    let value = state.cell(quantity, unit: unit, at: state.position).value
    canvas.draw(
      quantity.text(value), in: field, row: row,
      style: unit == state.unit ? canvas.theme.strong : canvas.theme.muted, aligned: .right)
  }
}
