import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The selected unit's ledger through the text, under the words: what is left of what was
/// written while reading each word, at every word since.
struct UnitHistoryPanel: Panel {
  /// Fewer rows would show too little: a heading, two words, the others and C.
  static let leastRows = 5

  let state: ViewerState
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= Self.leastRows, let first = columns.columns.first,
      let last = columns.columns.last
    else { return }
    let theme = canvas.theme
    canvas.draw(
      [
        ("unit \(state.unit)", theme.accentText),
        (": what was left of it at every \(state.noun)", theme.muted),
      ], column: rect.column, row: rect.row, maxColumns: rect.columns)
    // A wide screen may show words beyond the window that is read; they have no history yet.
    let end = min(last.position, state.layerTrace.positions.upperBound - 1)
    let history = UnitHistory(
      of: state.layerTrace, unit: state.unit,
      positions: first.position...max(first.position, end),
      rows: rect.rows - 1)
    for (index, kind) in history.kinds.enumerated() {
      let row = rect.row + 1 + index
      let (text, style) = label(of: kind, theme)
      canvas.draw(
        text, in: rect.column..<rect.column + MemoryLayout.gutter - 1, row: row, style: style)
      for (place, column) in columns.columns.enumerated() where state.hasRead(column.position) {
        guard let value = history.hundredths[index][place] else { continue }
        draw(value, column, row: row, on: &canvas)
      }
    }
  }

  private func draw(
    _ hundredths: Int, _ column: TokenColumns.Column, row: Int, on canvas: inout Canvas
  ) {
    let cell = state.memoryCell(Float(hundredths) / 100)
    let style = cell.style(canvas.theme)
    let text = NumberText.hundredths(hundredths)
    let right = column.column + (column.width + 5) / 2
    canvas.draw("", in: column.column..<column.column + column.width, row: row, style: style)
    canvas.draw(
      text, in: max(column.column, right - max(5, text.count))..<right, row: row, style: style,
      aligned: .right)
  }

  private func label(of kind: UnitHistory.Kind, _ theme: Theme) -> (String, CellStyle) {
    switch kind {
    case .word(let position):
      let isNow = position == state.position
      return (
        (isNow ? "▸ " : "  ") + state.reading[position].text.withVisibleBlank,
        isNow ? theme.accentText : (state.hasRead(position) ? theme.plain : theme.muted)
      )
    case .others: return ("  others", theme.muted)
    case .total: return ("  " + state.layerTrace.cell.carriedSymbol, theme.strong)
    }
  }
}
