import CellGrid
import RecurrentNets

/// One value as a number on its colour.
struct NumberCell {
  let state: ViewerState
  let quantity: Quantity
  let unit: Int

  func draw(_ column: TokenColumns.Column, row: Int, on canvas: inout Canvas) {
    let cell = state.cell(quantity, unit: unit, at: column.position)
    guard column.width >= TokenColumns.minimumWidth else {
      return StoryCell(
        cell: cell, event: nil,
        isChanged: state.isChanged(quantity, unit: unit, at: column.position)
      )
      .draw(in: column.field, row: row, on: &canvas)
    }
    var style = cell.style(canvas.theme)
    if state.isChanged(quantity, unit: unit, at: column.position) {
      style = style.with(underline: true)
    }
    let text = quantity.text(cell.value)
    canvas.drawNumber(text, in: column, row: row, style: style)
  }
}

extension Canvas {
  /// Draws a number in a word's column, whose whole width gets the style.
  mutating func drawNumber(
    _ text: String, in column: TokenColumns.Column, row: Int, style: CellStyle
  ) {
    let field = column.numberField
    draw("", in: column.field, row: row, style: style)
    draw(
      text, in: max(column.column, field.upperBound - max(5, text.count))..<field.upperBound,
      row: row, style: style, aligned: .right)
  }
}
