import CellGrid

/// A plot of bars, one for each number, from the bottom of its rows; what is no number is a gap.
struct Sparkline {
  /// One bar.
  struct Bar {
    /// What it shows; NaN for a gap.
    var value: Float
    /// Its columns.
    var field: Range<Int>
    /// How it is drawn.
    var style: CellStyle
  }

  let bars: [Bar]
  let scale: PlotScale

  /// Draws the bars into some rows.
  func draw(rows: Range<Int>, on canvas: inout Canvas) {
    let eighths = canvas.theme.glyphs.lowerEighths
    guard !rows.isEmpty, let full = eighths.last else { return }
    let parts = eighths.count
    // The highest bar leaves an eighth free, so that plots do not run into what is above.
    let most = max(1, rows.count * parts - (canvas.theme.glyphs.isUnicode ? 1 : 0))
    for bar in bars where !bar.field.isEmpty {
      guard let share = scale.share(bar.value) else { continue }
      // The least of all numbers is seen too.
      let length = 1 + Int((share * Float(most - 1)).rounded())
      for (height, row) in rows.reversed().enumerated() {
        let rest = length - height * parts
        guard rest > 0 else { break }
        let sign = rest >= parts ? full : eighths[rest - 1]
        canvas.draw(
          String(repeating: sign, count: bar.field.count), column: bar.field.lowerBound, row: row,
          style: bar.style)
      }
    }
  }
}
