import CellGrid

@testable import Visualizer

/// What a panel draws into a rectangle of its own size, as rows of text.
func drawn(
  _ panel: some Panel, columns: Int, rows: Int, theme: Theme = Theme(depth: .none)
) -> [String] {
  var canvas = Canvas(size: GridSize(columns: columns, rows: rows), theme: theme)
  panel.draw(in: canvas.bounds, on: &canvas)
  return canvas.grid.rows
}
