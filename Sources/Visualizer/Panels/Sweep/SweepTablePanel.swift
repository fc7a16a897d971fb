import CellGrid
import MemoryAnalysis

/// What each network does at the distance one looks at: what is left of the gradient, what is right.
struct SweepTablePanel: Panel {
  let curves: [SweepCurve]
  let distance: Int
  /// What the column of right answers is called.
  let rightTitle: String

  private static let sample = 5

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > 1 else { return }
    let theme = canvas.theme
    // From the right: log-odds, what is right, what is left of the gradient.
    let hasLogOdds = rect.columns >= 60
    let widths = [14, 10, hasLogOdds ? 10 : 0]
    let end = min(rect.maxColumn, rect.column + 76)
    var fields: [Range<Int>] = []
    var right = end
    for width in widths.reversed() {
      fields.insert(max(rect.column, right - width)..<right, at: 0)
      right -= width
    }
    let name = rect.column + Self.sample..<max(rect.column + Self.sample, right)
    canvas.draw(
      NumberText.count(distance, "word") + " in between", in: rect.column..<max(rect.column, right),
      row: rect.row, style: theme.accentText)
    for (field, title) in zip(fields, ["gradient left", rightTitle, "log-odds"])
    where !field.isEmpty {
      canvas.draw(
        " " + title, in: field, row: rect.row, style: theme.muted, aligned: .right)
    }
    for (index, curve) in curves.enumerated() where index + 1 < rect.rows {
      let row = rect.row + 1 + index
      drawSample(of: curve, column: rect.column, row: row, on: &canvas)
      let quantity = curve.cell == .lstm ? "‖∂y/∂C‖" : "‖∂y/∂h‖"
      let isWide = name.count >= DisplayWidth.of(curve.title) + 9
      canvas.draw(curve.title + (isWide ? "  " + quantity : ""), in: name, row: row)
      let point = curve.point(at: distance)
      let texts = [
        point.map { ScientificText.of(SweepCurve.share($0)) } ?? "…",
        point.map { "\($0.right) of \($0.rows)" } ?? "…",
        point.map { NumberText.signed(Float($0.logOdds)) } ?? "…",
      ]
      for (field, text) in zip(fields, texts) where !field.isEmpty {
        canvas.draw(text, in: field, row: row, style: theme.strong, aligned: .right)
      }
    }
  }

  /// A piece of the curve.
  private func drawSample(of curve: SweepCurve, column: Int, row: Int, on canvas: inout Canvas) {
    let look = CurveLook(cell: curve.cell)
    let style = look.style(canvas.theme)
    for index in 0..<Self.sample - 1 {
      var sign = look.letter
      if canvas.theme.glyphs.isUnicode {
        var raster = DotRaster(columns: 1, rows: 1)
        for dot in 0..<2 where look.hasDot(at: 2 * index + dot) { raster.set(dot, 0) }
        sign = DotRaster.sign(raster.pattern(column: 0, row: 0))
      }
      canvas.draw(sign, column: column + index, row: row, style: style)
    }
  }
}
