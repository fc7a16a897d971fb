import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The course of the log-odds under the words: bars up for the first word, down for the second.
struct LogOddsPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let numberRows = state.interferences.isEmpty ? 1 : 2
    let (heading, body) = rect.split(topRows: 1)
    let (bars, numbers) = body.split(bottomRows: numberRows)
    canvas.draw(
      [
        (watched.title, theme.heading), (" " + watched.formula, theme.muted),
        (note, theme.muted),
      ],
      column: heading.column, row: heading.row, maxColumns: heading.columns)
    let range = self.range
    drawAxis(in: bars, range: range, on: &canvas)
    drawZero(in: bars, on: &canvas)
    for column in columns.columns where state.hasRead(column.position) {
      let value = state.logOdds(
        of: watched.pair, at: column.position, of: state.reading.trace)
      DivergingBar(value: value, range: range)
        .drawVertical(
          in: GridRect(
            column: column.column + 1, row: bars.row, columns: column.width - 2, rows: bars.rows),
          on: &canvas)
    }
    drawNumbers(state.reading.trace, label: "now", row: numbers.row, in: rect, on: &canvas)
    if numberRows == 2 {
      drawNumbers(
        state.reading.baseline, label: "before", row: numbers.row + 1, in: rect, on: &canvas)
    }
  }

  /// The largest |log-odds| of the text: the scale does not change while stepping.
  private var range: Float {
    max(0.5, state.range(of: watched.pair).logOdds)
  }

  /// What stands under each word of a text that has one prediction.
  private var note: String {
    guard state.reading.trace.predictsOnce, state.shareRefusal == nil else { return "" }
    return "  if \(state.reading.trace.layerName(state.shareLayer) ?? "it") were read at each word"
  }

  /// Which word each direction speaks for, and how far it goes.
  private func drawAxis(in rect: GridRect, range: Float, on canvas: inout Canvas) {
    let theme = canvas.theme
    let field = rect.column..<rect.column + MemoryLayout.gutter - 1
    guard rect.rows >= 2 else { return }
    canvas.draw(watched.first, in: field, row: rect.row, style: theme.strong, aligned: .right)
    canvas.draw(
      watched.second, in: field, row: rect.maxRow - 1, style: theme.strong, aligned: .right)
    guard rect.rows >= 6 else { return }
    canvas.draw(
      NumberText.signed(range), in: field, row: rect.row + 1, style: theme.muted, aligned: .right)
    canvas.draw(
      NumberText.signed(-range), in: field, row: rect.maxRow - 2, style: theme.muted,
      aligned: .right)
  }

  /// A thin line under all words from which the bars go up and down.
  private func drawZero(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard rect.rows >= 2, let first = columns.columns.first, let last = columns.columns.last
    else { return }
    let row = rect.row + rect.rows / 2 - 1
    let line = theme.glyphs.isUnicode ? "▁" : "_"
    canvas.draw(
      String(repeating: line, count: max(0, last.column + last.width - first.column)),
      column: first.column, row: row, style: theme.muted)
    guard rect.rows >= 6 else { return }
    canvas.draw(
      "0", in: rect.column..<rect.column + MemoryLayout.gutter - 1, row: row, style: theme.muted,
      aligned: .right)
  }

  private func drawNumbers(
    _ trace: Trace, label: String, row: Int, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let text = state.interferences.isEmpty ? "" : label
    canvas.draw(
      text, in: rect.column..<rect.column + MemoryLayout.gutter - 1, row: row, style: theme.muted,
      aligned: .right)
    for column in columns.columns where state.hasRead(column.position) {
      let value = state.logOdds(of: watched.pair, at: column.position, of: trace)
      canvas.drawNumber(
        NumberText.signed(value), in: column, row: row,
        style: column.position == state.position ? theme.strong : theme.muted)
    }
  }
}
