import CellGrid
import RecurrentNets

/// The heatmaps of all units, small, one beside the other.
struct StripPanel: Panel {
  let state: ViewerState
  let layout: StripLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard !rect.isEmpty, let first = layout.maps.first else { return }
    let theme = canvas.theme
    canvas.draw(
      "units", in: rect.column..<first.rect.column, row: rect.row, style: theme.heading)
    let map = HeatmapPainter(
      state: state, rows: layout.rows, unitsPerRow: layout.unitsPerRow,
      firstPosition: layout.firstPosition, cellWidth: layout.cellWidth)
    map.drawLabels(in: layout.labels, on: &canvas)
    let pitch =
      layout.maps.count > 1 ? layout.maps[1].rect.column - layout.maps[0].rect.column : rect.columns
    for (quantity, rect) in layout.maps {
      canvas.draw(
        quantity.heading(in: state.layerTrace.cell, columns: pitch - 1), column: rect.column,
        row: rect.row - 1,
        style: quantity == state.focus ? theme.heading : theme.muted)
      map.drawCells(of: quantity, in: rect, on: &canvas)
      map.drawMark(below: rect, on: &canvas)
    }
    if layout.rows.countBelow + layout.rows.countAbove > 0 {
      canvas.draw(
        "+\(layout.rows.countBelow + layout.rows.countAbove) ↕",
        in: rect.column..<first.rect.column, row: rect.maxRow - 1, style: theme.muted)
    }
  }
}
