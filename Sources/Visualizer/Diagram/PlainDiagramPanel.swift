import CellGrid

/// The cell of a plain RNN: h₋₁ and x go through one function, and nothing is carried past it.
struct PlainDiagramPanel: Panel {
  let state: ViewerState
  /// The row that says what there is not.
  let heading: GridRect

  /// A box at the left, a gap for the wires, a box and an arrow.
  private static let gapColumns = 12

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    canvas.draw(
      "a plain RNN: no belt and no gates, h is made anew at every word",
      in: heading.column..<heading.maxColumn, row: heading.row, style: canvas.theme.muted)
    guard rect.rows >= 6, rect.columns > Self.gapColumns + 16 else {
      return VectorListPanel(state: state)
        .draw(in: rect, on: &canvas)
    }
    let widest = (rect.columns - Self.gapColumns) / 2
    let unitCount = state.order.units.count
    let unitsPerPlace = state.hasHalfBlocks && unitCount > widest - 2 ? 2 : 1
    let places = max(unitCount, state.layerInput.count)
    let width = min(widest, max(20, (places + unitsPerPlace - 1) / unitsPerPlace + 2))
    let rows = UnitRows(
      state.order.units, selected: state.unit, count: (width - 2) * unitsPerPlace)
    let left = rect.column + max(0, (rect.columns - 2 * width - Self.gapColumns) / 2)
    let top = rect.row + max(0, (rect.rows - 6) / 2)
    let boxes: [(CellVector, GridRect)] = [
      (.previousHidden, GridRect(column: left, row: top, columns: width, rows: 3)),
      (.word, GridRect(column: left, row: top + 3, columns: width, rows: 3)),
      (.hidden, GridRect(column: left + width + 8, row: top + 1, columns: width, rows: 3)),
    ]
    drawWires(boxes, on: &canvas)
    for (vector, box) in boxes {
      drawVector(vector, in: box, rows: rows, unitsPerPlace: unitsPerPlace, on: &canvas)
    }
  }

  private func drawWires(_ boxes: [(CellVector, GridRect)], on canvas: inout Canvas) {
    var lines = LineDrawing()
    for (_, box) in boxes { lines.add(box: box, .plain) }
    let (hidden, word, result) = (boxes[0].1, boxes[1].1, boxes[2].1)
    let meeting = GridPoint(column: hidden.maxColumn + 3, row: result.row + 1)
    for source in [hidden, word] {
      lines.add(
        [
          GridPoint(column: source.maxColumn - 1, row: source.row + 1),
          GridPoint(column: meeting.column, row: source.row + 1), meeting,
          GridPoint(column: result.column, row: meeting.row),
        ], .plain)
    }
    let end = GridPoint(column: result.maxColumn + 3, row: meeting.row)
    lines.add([GridPoint(column: result.maxColumn - 1, row: meeting.row), end], .plain)
    lines.draw(on: &canvas)
    canvas.draw("▸", column: end.column, row: end.row)
  }

  private func drawVector(
    _ vector: CellVector, in box: GridRect, rows: UnitRows, unitsPerPlace: Int,
    on canvas: inout Canvas
  ) {
    let title =
      switch vector {
      case .word: state.readsInput ? "x  \(state.reading.name(at: state.position))" : "x"
      case .hidden: state.weights.variant.candidateActivation.symbol + "  h"
      default: state.title(of: vector, columns: box.columns - 6)
      }
    canvas.draw(
      " \(title) ", column: box.column + 1, row: box.row, maxColumns: max(0, box.columns - 2))
    let room = (box.columns - 2) * unitsPerPlace
    VectorStrip(
      state: state, vector: vector,
      units: vector == .word ? Array(0..<min(room, state.layerInput.count)) : rows.units,
      unitsPerPlace: unitsPerPlace, light: .whole
    )
    .draw(column: box.column + 1, row: box.row + 1, on: &canvas)
    guard vector != .word else { return }
    VectorStrip(state: state, vector: vector, units: [], unitsPerPlace: 1, light: .whole)
      .drawPointer(
        place: (rows.units.firstIndex(of: state.unit) ?? 0) / unitsPerPlace,
        in: box.column + 1..<box.maxColumn - 1, row: box.maxRow - 1, on: &canvas)
  }
}
