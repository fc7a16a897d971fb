import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, wires of the diagram end beside the boxes.
@Suite struct LineDrawingTests {
  private func drawn(_ weight: LineDrawing.Weight, unicode: Bool) -> [String] {
    var lines = LineDrawing()
    lines.add(box: GridRect(column: 0, row: 0, columns: 4, rows: 3), .plain)
    lines.add(
      [GridPoint(column: 3, row: 1), GridPoint(column: 6, row: 1), GridPoint(column: 6, row: 3)],
      weight)
    lines.add([GridPoint(column: 1, row: 2), GridPoint(column: 1, row: 3)], weight)
    var canvas = Canvas(
      size: GridSize(columns: 7, rows: 4), theme: Theme(depth: .none, unicode: unicode))
    lines.draw(on: &canvas)
    return canvas.grid.rows
  }

  @Test("Wires join boxes where they meet them")
  func joints() {
    #expect(drawn(.plain, unicode: true) == ["┌──┐", "│  ├──┐", "└┬─┘  │", " │    │"])
    #expect(drawn(.strong, unicode: true) == ["┌──┐", "│  ┣━━┓", "└┳─┘  ┃", " ┃    ┃"])
  }

  @Test("Without Unicode the strength of a line still shows")
  func ascii() {
    #expect(drawn(.strong, unicode: false) == ["+--+", "|  +==+", "++-+  |", " |    |"])
    #expect(drawn(.faint, unicode: false) == ["+--+", "|  +--+", "++-+  :", " :    :"])
  }
}
