import CellGrid
import MemoryAnalysis

/// A unit's memory at one word: its colour, with marks where something is let go or written.
struct StoryCell {
  let cell: StateCell
  let event: MemoryEvent?
  var isChanged = false

  func draw(in field: Range<Int>, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let style = cell.style(theme)
    let glyphs = theme.depth == .none ? cell.glyphs(theme, columns: field.count) : ""
    canvas.draw(glyphs, in: field, row: row, style: style)
    if isChanged {
      canvas.restyle(
        GridRect(column: field.lowerBound, row: row, columns: field.count, rows: 1)
      ) { $0.underline = true }
    }
    if cell.isClipped {
      canvas.draw(cell.value < 0 ? "−" : "+", column: field.lowerBound, row: row, style: style)
    }
    guard let event else { return }
    // In a column for one sign, letting go is what cannot be told from the colour.
    let marks = ((event.letsGo ? "✕" : "") + (event.writes ? "●" : "")).prefix(field.count)
    canvas.draw(
      String(marks), column: field.lowerBound + (field.count - marks.count) / 2, row: row,
      style: style.with(bold: true))
  }
}
