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
        (watched.title, theme.heading), (" " + watched.formula, theme.muted),
        (state.reading.trace.predictsOnce ? "  for the whole text" : "", theme.muted),
      ],
      column: rect.column, row: rect.row, maxColumns: rect.columns)
    let labels = state.interferences.isEmpty ? ["now"] : ["before", "now", "change"]
    for (index, label) in labels.enumerated() where index + 1 < rect.rows {
      canvas.draw(
        "  " + label, in: rect.column..<rect.column + MemoryLayout.gutter,
        row: rect.row + 1 + index, style: theme.muted)
    }
    for column in columns.columns where state.hasRead(column.position) {
      let before = state.reading.baseline.logOdds(of: watched.pair, at: column.position)
      let now = state.reading.trace.logOdds(of: watched.pair, at: column.position)
      let values = state.interferences.isEmpty ? [before] : [before, now, now - before]
      for (index, value) in values.enumerated() where index + 1 < rect.rows {
        let text = index == 2 ? Self.change(from: before, to: now) : NumberText.signed(value)
        canvas.drawNumber(
          text, in: column, row: rect.row + 1 + index,
          style: theme.signed(value, range: Self.range))
      }
    }
  }

  /// The change as the difference of the numbers above it as they are printed.
  static func change(from before: Float, to now: Float) -> String {
    // Larger ones are printed with fewer decimals, so nothing is added up there.
    guard abs(before) < 9.995, abs(now) < 9.995 else { return NumberText.signed(now - before) }
    return NumberText.hundredths(
      Int((Double(now) * 100).rounded()) - Int((Double(before) * 100).rounded()))
  }

  /// Odds of 150 : 1 have the full colour.
  private static let range: Float = 5
}
