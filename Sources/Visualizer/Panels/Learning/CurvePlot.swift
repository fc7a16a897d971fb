import CellGrid

/// One curve of a training over its updates: bars from below, one a column.
struct CurvePlot {
  /// What is drawn in each column; NaN where nothing was measured yet.
  let values: [Float]

  /// The ends of the plot.
  let scale: PlotScale

  /// Round numbers to stand at the left, and where.
  let ticks: [(value: Float, text: String)]

  /// The column of the network that is shown.
  let cursor: Int

  /// How many columns the numbers at the left take, with a blank.
  static let labelWidth = 5

  /// Signs that stand over the bars.
  var marks: [(column: Int, value: Float)] = []

  /// Draws into an area, the numbers left of its bars.
  func draw(in area: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard area.rows > 0, area.columns > Self.labelWidth else { return }
    let (labels, plot) = area.split(leftColumns: Self.labelWidth)
    drawTicks(in: labels, over: plot, on: &canvas)
    let bars = values.prefix(plot.columns).enumerated().map { column, value in
      Sparkline.Bar(
        value: value, field: plot.column + column..<plot.column + column + 1,
        style: column == cursor ? theme.accentText.with(underline: false) : theme.plain)
    }
    Sparkline(bars: bars, scale: scale).draw(rows: plot.row..<plot.maxRow, on: &canvas)
    for mark in marks where (0..<plot.columns).contains(mark.column) {
      guard let row = row(of: mark.value, in: plot) else { continue }
      canvas.draw(
        "○", column: plot.column + mark.column, row: row, style: theme.strong)
    }
  }

  /// The row of a value.
  private func row(of value: Float, in plot: GridRect) -> Int? {
    scale.share(value).map {
      plot.maxRow - 1 - min(plot.rows - 1, Int($0 * Float(plot.rows)))
    }
  }

  /// The numbers from the bottom up, as far as none stands in the row of another.
  private func drawTicks(in labels: GridRect, over plot: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    var free = plot.maxRow - 1
    for tick in ticks {
      guard let row = row(of: tick.value, in: plot), row <= free else { continue }
      canvas.draw(
        tick.text, in: labels.column..<labels.maxColumn - 1, row: row, style: theme.muted,
        aligned: .right)
      if tick.value > scale.range.lowerBound {
        canvas.draw(
          String(repeating: theme.glyphs.ramp[1], count: plot.columns), column: plot.column,
          row: row, style: theme.muted)
      }
      free = row - 2
    }
  }
}
