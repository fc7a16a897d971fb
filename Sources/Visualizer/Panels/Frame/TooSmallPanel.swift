import CellGrid

/// What a screen shows that is too small for a view: the size that is needed.
struct TooSmallPanel: Panel {
  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let size = ScreenLayout.minimumSize
    let lines = [
      "lstm-tui needs \(size.columns)×\(size.rows),",
      "this is \(rect.columns)×\(rect.rows).",
      "q quits",
    ]
    let top = max(0, (rect.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      canvas.draw(line, in: rect.column..<rect.maxColumn, row: rect.row + top + index)
    }
  }
}
