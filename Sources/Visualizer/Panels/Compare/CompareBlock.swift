import CellGrid
import MemoryAnalysis
import RecurrentNets

/// One unit's memory in A, in B, and the difference A − B in numbers.
struct CompareBlock: Panel {
  let state: ViewerState
  let compared: ComparedText
  let comparison: Comparison
  let columns: TokenColumns
  let unit: Int

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    drawNames(in: rect, on: &canvas)
    for column in columns.columns {
      let pair = comparison.alignment.columns[column.position - 1]
      let field = column.field
      drawCell(
        state.reading.baseline.layers[state.layer], at: pair.a, isA: true, in: field, row: rect.row,
        on: &canvas)
      drawCell(
        compared.reading.baseline.layers[state.layer], at: pair.b, isA: false, in: field,
        row: rect.row + 1, on: &canvas)
      drawDifference(column, row: rect.row + 2, on: &canvas)
    }
  }

  private func drawNames(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isSelected = unit == state.unit
    let (number, name) = (CompareLayout.unitField, CompareLayout.nameField)
    canvas.draw(
      (isSelected ? "▸ " : "  ") + String(unit), in: rect.column..<rect.column + number.upperBound,
      row: rect.row, style: isSelected ? theme.accentText : theme.muted)
    for (index, text) in ["A", "B", "A−B"].enumerated() {
      canvas.draw(
        text, in: rect.column + name.lowerBound..<rect.column + name.upperBound,
        row: rect.row + index, style: isSelected ? theme.plain : theme.muted, aligned: .right)
    }
  }

  private func drawCell(
    _ layer: LayerTrace, at position: Int?, isA: Bool, in field: Range<Int>, row: Int,
    on canvas: inout Canvas
  ) {
    guard let position else {
      canvas.draw("·", in: field, row: row, style: canvas.theme.muted, aligned: .centre)
      return
    }
    let quantity = comparison.quantity
    StoryCell(
      cell: StateCell(
        quantity: quantity, value: layer[quantity, position, unit], range: state.range(of: quantity)
      ),
      event: MemoryEvent(in: layer, unit: unit, at: position, thresholds: state.thresholds),
      isChanged: isA && state.isChanged(quantity, unit: unit, at: position)
    )
    .draw(in: field, row: row, on: &canvas)
  }

  private func drawDifference(
    _ column: TokenColumns.Column, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let field = column.field
    guard let values = comparison.values(unit: unit, column: column.position - 1) else {
      canvas.draw("·", in: field, row: row, style: theme.muted, aligned: .centre)
      return
    }
    let quantity = comparison.quantity
    let cell = StateCell(
      quantity: quantity, value: values.difference, range: state.range(of: quantity))
    let text = NumberText.signed(values.difference)
    // Where nothing differs nothing should catch the eye.
    let isZero = text == NumberText.signed(0)
    let style = isZero ? theme.muted : cell.style(theme)
    canvas.drawNumber(text, in: column, row: row, style: style)
  }
}
