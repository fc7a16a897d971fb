import CellGrid

extension Canvas {
  /// Draws a sentence over as many rows as it takes, broken between words.
  mutating func drawWrapped(_ text: String, in rect: GridRect, style: CellStyle = .plain) {
    var row = rect.row
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.of(readable(longer)) > rect.columns, !line.isEmpty {
        guard row < rect.maxRow else { return }
        draw(line, in: rect.column..<rect.maxColumn, row: row, style: style)
        row += 1
        line = String(word)
      } else {
        line = longer
      }
    }
    guard row < rect.maxRow, !line.isEmpty else { return }
    draw(line, in: rect.column..<rect.maxColumn, row: row, style: style)
  }
}
