import CellGrid

/// Small plots of a series' features over a heatmap's columns.
struct SeriesPlots {
  let state: ViewerState
  let series: PlottedSeries
  /// The steps that the heatmap shows.
  let positions: ClosedRange<Int>
  /// How wide their columns are.
  let cellWidth: Int

  private static let most = 3

  /// How many rows the plots take over the heatmaps of a screen's body: none for words.
  static func rows(for state: ViewerState, in body: GridRect) -> Int {
    guard let series = state.series else { return 0 }
    let limit = body.rows >= 30 ? most : (body.rows >= 16 ? 2 : 1)
    return series.featureCount == 1 ? limit : min(limit, series.featureCount)
  }

  /// Draws the first features, one above the other; one alone has all rows.
  func draw(labels: GridRect, in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard series.featureCount > 0, !rect.isEmpty else { return }
    let height = series.featureCount == 1 ? rect.rows : 1
    for feature in 0..<rect.rows / height {
      let row = rect.row + feature * height
      canvas.draw(
        series.names[feature], in: labels.column..<labels.maxColumn - 1, row: row,
        style: theme.muted, aligned: .right)
      let bars = positions.enumerated().map { index, position in
        let column = rect.column + index * cellWidth
        return Sparkline.Bar(
          value: series[position, feature], field: column..<column + cellWidth,
          style: position == state.position
            ? theme.accentText.with(underline: false)
            : (position < state.position ? theme.plain : theme.muted))
      }
      Sparkline(bars: bars, scale: series.scales[feature])
        .draw(rows: row..<row + height, on: &canvas)
    }
  }
}
