import CellGrid
import MemoryAnalysis

/// How often the right word is the likelier one, by distance: a bar in each column, a row of them for each
/// network.
struct SweepBarsPanel {
  let curves: [SweepCurve]
  let layout: SweepLayout
  /// The distance one looks at.
  let distance: Int

  func draw(on canvas: inout Canvas) {
    for (curve, rect) in zip(curves, layout.bars) where !rect.isEmpty {
      draw(curve, in: rect, on: &canvas)
    }
  }

  private func draw(_ curve: SweepCurve, in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let style = CurveLook(cell: curve.cell).style(theme)
    canvas.draw(
      curve.cell.title, in: rect.column - SweepLayout.gutter..<rect.column - 1,
      row: rect.maxRow - 1, style: style, aligned: .right)
    let glyphs = theme.glyphs.lowerEighths
    for column in rect.column..<rect.maxColumn {
      guard let share = share(of: curve, atColumn: column) else { continue }
      let isHere = column == layout.column(of: distance)
      let style = isHere ? style.with(bold: true) : style
      guard theme.glyphs.isUnicode else {
        // Signs of growing weight are no heights: one row is enough.
        let index = min(glyphs.count - 1, Int((share * Double(glyphs.count - 1)).rounded()))
        if share > 0 {
          canvas.draw(glyphs[index], column: column, row: rect.maxRow - 1, style: style)
        }
        continue
      }
      // An eighth at the top stays free, so that the bars of two networks do not touch.
      var eighths = Int((share * Double(rect.rows * glyphs.count - 1)).rounded())
      if share > 0 { eighths = max(1, eighths) }
      for row in stride(from: rect.maxRow - 1, through: rect.row, by: -1) where eighths > 0 {
        canvas.draw(
          glyphs[min(eighths, glyphs.count) - 1], column: column, row: row, style: style)
        eighths -= glyphs.count
      }
    }
    // What it comes to in the end; where one looks stands in the table.
    guard let point = curve.points.last else { return }
    canvas.draw(
      NumberText.fixed(point.accuracy * 100, decimals: 0) + "%",
      in: rect.maxColumn..<rect.maxColumn + SweepLayout.names, row: rect.maxRow - 1,
      style: theme.muted,
      aligned: .right)
  }

  /// The share at the nearest distance that was read; `nil` before any.
  private func share(of curve: SweepCurve, atColumn column: Int) -> Double? {
    let wanted = layout.distance(ofColumn: column)
    return curve.points.min { abs($0.distance - wanted) < abs($1.distance - wanted) }?.accuracy
  }
}
