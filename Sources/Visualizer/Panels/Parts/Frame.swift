import CellGrid

/// A box with a title in its upper line and a note in its lower.
struct Frame: Panel {
  let title: String
  let note: String

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let glyphs = canvas.theme.glyphs
    let style = canvas.theme.muted
    let line = String(repeating: glyphs.horizontal, count: rect.columns - 2)
    canvas.draw(
      glyphs.topLeft + line + glyphs.topRight, column: rect.column, row: rect.row, style: style)
    for row in rect.row + 1..<rect.maxRow - 1 {
      canvas.draw(glyphs.vertical, column: rect.column, row: row, style: style)
      canvas.draw(glyphs.vertical, column: rect.maxColumn - 1, row: row, style: style)
    }
    canvas.draw(
      glyphs.bottomLeft + line + glyphs.bottomRight, column: rect.column, row: rect.maxRow - 1,
      style: style)
    if !title.isEmpty {
      canvas.draw(
        " \(title) ", column: rect.column + 2, row: rect.row, style: canvas.theme.heading,
        maxColumns: rect.columns - 4)
    }
    if !note.isEmpty {
      canvas.draw(
        " \(note) ", column: rect.column + 2, row: rect.maxRow - 1, style: style,
        maxColumns: rect.columns - 4)
    }
  }
}
