import CellGrid
import RecurrentNets

/// View 2: the heatmaps of everything the layer computes.
struct HeatmapsScreen {
  let state: ViewerState
  let layout: HeatmapsLayout

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let painter = HeatmapPainter(
      state: state, rows: layout.rows, unitsPerRow: layout.unitsPerRow,
      firstPosition: layout.positions.lowerBound, cellWidth: layout.cellWidth)
    for map in layout.maps {
      let isFocused = map.quantity == state.focus
      canvas.draw(
        [
          (isFocused ? "▸ " : "  ", theme.strong),
          (map.quantity.heading, isFocused ? theme.heading : theme.muted),
          (isFocused ? "  Enter enlarges" : "", theme.muted),
        ],
        column: map.title.column, row: map.title.row, maxColumns: map.title.columns)
      painter.drawLabels(in: map.labels, on: &canvas)
      painter.drawCells(of: map.quantity, in: map.cells, on: &canvas)
      painter.drawMark(below: map.cells, on: &canvas)
    }
    drawValues(on: &canvas)
  }

  /// The selected unit's values in numbers, and what is off the screen.
  private func drawValues(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.values
    var spans: [(text: String, style: CellStyle)] = [
      ("unit \(state.unit)", theme.accentText),
      (" at “\(state.reading[state.position].text)”  ", theme.muted),
    ]
    for quantity in state.layerTrace.quantities {
      let cell = state.cell(quantity, unit: state.unit, at: state.position)
      spans.append((quantity.symbol + " ", theme.muted))
      spans.append((quantity.text(cell.value), cell.style(theme)))
      spans.append(("  ", theme.plain))
    }
    let used = canvas.draw(spans, column: rect.column, row: rect.row, maxColumns: rect.columns)
    var notes: [String] = []
    let after = state.reading.count - layout.positions.upperBound
    if layout.positions.lowerBound > 1 { notes.append("← \(layout.positions.lowerBound - 1) words") }
    if after > 0 { notes.append("\(after) words →") }
    if layout.rows.countAbove > 0 { notes.append("+\(layout.rows.countAbove) units ↑") }
    if layout.rows.countBelow > 0 { notes.append("+\(layout.rows.countBelow) units ↓") }
    canvas.draw(
      notes.joined(separator: "  "), in: rect.column + min(used, rect.columns)..<rect.maxColumn,
      row: rect.row, style: theme.muted, aligned: .right)
  }
}
