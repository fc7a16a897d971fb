import CellGrid

/// The words, as heads of the columns below.
///
/// Read ones are plain, the current one in the accent colour, those to come muted.
/// A sign stands after the word from which on something is interfered with.
struct WordStrip: Panel {
  let state: ViewerState
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    for column in columns.columns {
      let token = state.reading[column.position]
      let field = column.column..<min(rect.maxColumn, column.column + column.width)
      let text = token.isUnknown ? "‹\(token.text)›" : token.text
      var style =
        column.position == state.position
        ? theme.accent : (column.position < state.position ? theme.plain : theme.muted)
      if token.isUnknown, column.position != state.position { style = theme.warning }
      if let change = state.change, change.position == column.position {
        style = style.with(underline: true)
      }
      canvas.draw(text, in: field, row: rect.row, style: style, aligned: .centre)
      if state.interferences.contains(where: { $0.start == column.position }) {
        canvas.draw("»", column: field.upperBound - 1, row: rect.row, style: theme.warning)
      }
    }
    if columns.countBefore > 0 {
      canvas.draw(
        "← \(columns.countBefore)", in: rect.column..<rect.column + MemoryLayout.gutter - 1,
        row: rect.row, style: theme.muted)
    }
  }
}
