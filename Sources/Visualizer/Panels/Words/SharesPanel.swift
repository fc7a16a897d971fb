import CellGrid
import MemoryAnalysis
import RecurrentNets

/// Each unit's share in the log-odds under each word, with numbers on their colours.
struct SharesPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords
  let columns: TokenColumns
  let rows: UnitRows

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 2 else { return }
    let theme = canvas.theme
    let note = OffscreenNote.text(
      wordsAfter: columns.countAfter, unitsAbove: rows.countAbove, unitsBelow: rows.countBelow)
    let room = max(0, rect.columns - DisplayWidth.of(note) - 2)
    let used = canvas.draw(
      "who speaks for which", column: rect.column, row: rect.row, style: theme.heading,
      maxColumns: room)
    let signs = "  + \(watched.first)  − \(watched.second)"
    if used + DisplayWidth.of(signs) <= room {
      canvas.draw(signs, column: rect.column + used, row: rect.row, style: theme.muted)
    }
    canvas.draw(
      note, in: rect.column + room..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
    let weights = state.reading.trace.weights(for: watched.pair)
    let range = max(0.5, state.range(of: watched.pair).share)
    for (index, unit) in rows.units.enumerated() {
      let row = rect.row + 1 + index
      UnitLabel(
        unit: unit, isSelected: state.layerIsTop && unit == state.unit,
        isInterfered: state.interferes(with: unit, ofLayer: state.reading.trace.layers.count - 1)
      )
      .draw(
        in: GridRect(column: rect.column, row: row, columns: MemoryLayout.gutter, rows: 1),
        on: &canvas)
      for column in columns.columns where column.position <= state.position {
        let share = state.reading.trace.top[.hidden, column.position, unit] * weights[unit]
        let style = theme.signed(share, range: range)
        canvas.drawNumber(NumberText.signed(share), in: column, row: row, style: style)
      }
    }
  }
}
