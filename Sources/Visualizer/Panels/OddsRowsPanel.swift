import CellGrid
import MemoryAnalysis

/// The log-odds under each word: before, now, and by how much an interference moves them.
struct OddsRowsPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.draw(
      [
        ("log-odds", theme.heading),
        (" ln p(\(watched.first)) / p(\(watched.second))", theme.muted),
      ],
      column: rect.column, row: rect.row, maxColumns: rect.columns)
    let labels = state.interferences.isEmpty ? ["now"] : ["before", "now", "change"]
    for (index, label) in labels.enumerated() where index + 1 < rect.rows {
      canvas.draw(
        "  " + label, in: rect.column..<rect.column + MemoryLayout.gutter,
        row: rect.row + 1 + index, style: theme.muted)
    }
    for column in columns.columns where column.position <= state.position {
      let before = state.reading.baseline.logOdds(of: watched.pair, at: column.position)
      let now = state.reading.trace.logOdds(of: watched.pair, at: column.position)
      let values = state.interferences.isEmpty ? [before] : [before, now, now - before]
      for (index, value) in values.enumerated() where index + 1 < rect.rows {
        canvas.drawNumber(
          NumberText.signed(value), in: column, row: rect.row + 1 + index,
          style: theme.signed(value, range: Self.range))
      }
    }
  }

  /// Odds of 150 : 1 have the full colour.
  private static let range: Float = 5
}
