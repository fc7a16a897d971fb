import CellGrid
import Language
import MemoryAnalysis

/// The words of A and of B over the columns they share, and a sign under those that differ.
struct CompareWords: Panel {
  let state: ViewerState
  let compared: ComparedText
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let name = CompareLayout.nameField
    for (row, text) in [(rect.row, "A"), (rect.row + 1, "B")] {
      canvas.draw(
        text, in: rect.column + name.lowerBound..<rect.column + name.upperBound, row: row,
        style: theme.strong, aligned: .right)
    }
    canvas.draw(
      "unit", column: rect.column + CompareLayout.unitField.lowerBound, row: rect.row + 2,
      style: theme.muted)
    let current = compared.alignment.place(ofA: state.position)
    for column in columns.columns {
      let place = column.position - 1
      let pair = compared.alignment.columns[place]
      let isNow = place == current
      draw(
        pair.a.map { state.reading.head(at: $0) }, pair, isNow, column, row: rect.row, on: &canvas)
      draw(
        pair.b.map { compared.reading.head(at: $0) }, pair, isNow, column, row: rect.row + 1,
        on: &canvas)
    }
    drawMarks(row: rect.row + 2, on: &canvas)
  }

  private func draw(
    _ token: Token?, _ pair: Alignment.Column, _ isNow: Bool, _ column: TokenColumns.Column,
    row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let text = token.map { $0.isUnknown ? "‹\($0.text)›" : $0.text.withVisibleBlank } ?? "·"
    var style = pair.isSame ? theme.plain : theme.strong
    if token == nil { style = theme.muted }
    if token?.isUnknown ?? false { style = theme.warning }
    if isNow { style = theme.accent }
    canvas.draw(
      text, in: column.column..<column.column + column.width, row: row, style: style,
      aligned: .centre)
  }

  /// "≠" under each column whose words differ; the first says that it is the first.
  private func drawMarks(row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let pairs = compared.alignment.columns
    let first = compared.alignment.firstDifference
    for (index, column) in columns.columns.enumerated()
    where !pairs[column.position - 1].isSame {
      let isFirst = column.position - 1 == first
      // The words "first difference" stand where the columns after it are free of signs.
      let free = columns.columns[(index + 1)...].prefix { pairs[$0.position - 1].isSame }
      let hasRoom = isFirst && free.reduce(0) { $0 + $1.width } > 16
      canvas.draw(
        isFirst && !hasRoom ? "≠ 1st" : "≠", in: column.column..<column.column + column.width,
        row: row, style: theme.strong, aligned: .centre)
      if hasRoom {
        canvas.draw(
          "first difference", column: column.column + column.width, row: row, style: theme.muted)
      }
    }
  }
}
