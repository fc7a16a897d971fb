import CellGrid

/// The numbers that are read, as heads of the columns below: the time indices, and a plot for
/// each feature.
///
/// Steps that were read are plain, the current one in the accent colour, those to come muted.
/// The current values stand at the right, names and ends of the plots at the left.
struct SeriesStrip: Panel {
  let state: ViewerState
  let series: PlottedSeries
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let layout = SeriesStripLayout(features: series.featureCount, rows: rect.rows)
    TimeAxis(state: state, columns: columns).draw(in: rect.split(topRows: 1).top, on: &canvas)
    var row = rect.row + 1
    for feature in 0..<layout.shown {
      draw(feature, rows: row..<row + layout.height, in: rect, on: &canvas)
      row += layout.height
    }
    guard layout.hasLegend else { return }
    canvas.draw(
      legend(layout), in: rect.column..<rect.maxColumn, row: row, style: canvas.theme.muted)
  }

  private func draw(
    _ feature: Int, rows: Range<Int>, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let label = rect.column..<min(rect.maxColumn, rect.column + MemoryLayout.gutter - 1)
    canvas.draw(series.names[feature], in: label, row: rows.lowerBound)
    if rows.count > 1 {
      canvas.draw(
        series.scales[feature].text, in: label, row: rows.upperBound - 1, style: theme.muted)
    }
    let bars = columns.columns.map { column in
      Sparkline.Bar(
        value: series[column.position, feature], field: Self.field(of: column),
        style: style(at: column.position, theme))
    }
    Sparkline(bars: bars, scale: series.scales[feature]).draw(rows: rows, on: &canvas)
    guard let field = columns.valueField else { return }
    canvas.draw(
      NumberText.measured(series[state.position, feature]), in: field, row: rows.lowerBound,
      style: theme.accentText.with(underline: false), aligned: .right)
  }

  /// The columns of a bar: bars of wide columns stand apart.
  private static func field(of column: TokenColumns.Column) -> Range<Int> {
    column.width > 2 ? column.column..<column.column + column.width - 1 : column.field
  }

  private func style(at position: Int, _ theme: Theme) -> CellStyle {
    if position == state.position { return theme.accentText.with(underline: false) }
    return position < state.position ? theme.plain : theme.muted
  }

  /// The ends of the plots, and how many features have none: "x −1..1  y 0..40  +5 features".
  private func legend(_ layout: SeriesStripLayout) -> String {
    let hidden = series.featureCount - layout.shown
    let ends = (0..<layout.shown).map { "\(series.names[$0]) \(series.scales[$0].text)" }
    let rest = hidden > 0 ? ["+" + NumberText.count(hidden, "feature")] : []
    return (rest + ends).joined(separator: "  ")
  }
}
