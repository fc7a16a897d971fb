import CellGrid
import MemoryAnalysis

/// The rows of the ledger of all units: a name, and a cell of colour for each unit.
struct LedgerTablePanel: Panel {
  let state: ViewerState
  let layout: LedgerLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    for (index, kind) in layout.rows.kinds.enumerated() {
      let row = layout.screenRow(of: index)
      let (text, style) = label(of: kind, theme)
      canvas.draw(
        text, in: layout.labels.column..<layout.labels.maxColumn - 1, row: row, style: style)
      if case .word(let position) = kind { drawNumber(of: position, row: row, on: &canvas) }
      let values = layout.rows.values[index]
      for (place, unit) in layout.units.units.enumerated() where values.indices.contains(unit) {
        let column = rect.column + place * layout.cellWidth
        for line in 0..<layout.rowHeight {
          drawCell(
            values[unit], column: column, row: row + line, hasNumber: line == 0, on: &canvas)
        }
      }
    }
    let line = layout.screenRow(of: layout.rows.kinds.count - 1) - 1
    canvas.draw(
      String(repeating: theme.glyphs.horizontal, count: rect.columns), column: rect.column,
      row: line, style: theme.muted)
  }

  /// The word's place in the text, where several words like it may have a row.
  private func drawNumber(of position: Int, row: Int, on canvas: inout Canvas) {
    guard state.series == nil, layout.rows.isExcerpt, layout.labels.columns > 20 else { return }
    let end = layout.labels.maxColumn - 1
    canvas.draw(
      String(position), in: end - max(5, String(position).count)..<end, row: row,
      style: canvas.theme.muted, aligned: .right)
  }

  private func drawCell(
    _ value: Float, column: Int, row: Int, hasNumber: Bool, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let cell = state.memoryCell(value)
    let field = column..<column + layout.cellWidth
    if layout.cellWidth == LedgerLayout.widestCell {
      canvas.draw(
        hasNumber ? NumberText.signed(value) : "", in: field, row: row, style: cell.style(theme),
        aligned: .right)
    } else if theme.depth == .none {
      // A gap tells the columns apart where no colour does.
      let width = max(1, min(2, layout.cellWidth - 1))
      canvas.draw(cell.glyphs(theme, columns: width), column: column, row: row)
    } else {
      canvas.draw("", in: field, row: row, style: cell.style(theme))
    }
  }

  private func label(of kind: LedgerRows.Kind, _ theme: Theme) -> (String, CellStyle) {
    switch kind {
    case .word(let position):
      let token = state.reading[position]
      let text = token.isUnknown ? "‹\(token.text)›" : token.text.withVisibleBlank
      let style =
        position == state.position
        ? theme.accentText : (state.hasRead(position) ? theme.plain : theme.muted)
      // Where an interference begins it may have written what stands in this row.
      let mark =
        state.interferences.contains { $0.firstPosition(in: state.reading) == position } ? "»" : ""
      return ((position == state.position ? "▸ " : "  ") + text + mark, style)
    case .others(let count): return ("  \(count) more", theme.muted)
    case .earlier:
      let isLong = state.stepNumber > state.ledgerCount
      let (long, short) =
        isLong ? ("everything earlier", "earlier") : ("the initial state", "initial")
      return ("  " + (layout.labels.columns > 20 ? long : short), theme.muted)
    case .total: return ("  " + state.layerTrace.cell.carriedSymbol, theme.strong)
    }
  }
}
