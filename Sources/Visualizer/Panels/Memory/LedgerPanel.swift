import CellGrid
import MemoryAnalysis
import RecurrentNets

/// What was written while reading each word, and what is left of it in the selected unit.
struct LedgerPanel: Panel {
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 4, state.layerTrace.hasMemory else { return }
    let theme = canvas.theme
    let end = rect.maxColumn
    canvas.draw("who", in: rect.column..<end - 17, row: rect.row, style: theme.heading)
    for (title, field) in [
      ("wrote", end - 17..<end - 11), ("left", end - 11..<end - 5), ("kept", end - 5..<end),
    ] {
      canvas.draw(title, in: field, row: rect.row, style: theme.muted, aligned: .right)
    }
    let excerpt = LedgerExcerpt(
      Ledger(of: state.layerTrace, unit: state.unit, at: state.position),
      layer: state.layerTrace, unit: state.unit, rows: rect.rows - 2)
    var row = rect.row + 1
    for line in excerpt.lines {
      let token = state.reading[line.entry.position]
      let isNow = line.entry.position == state.position
      canvas.draw(
        token.text.withVisibleBlank, in: rect.column..<end - 17, row: row,
        style: isNow ? theme.accentText : theme.plain)
      canvas.draw(
        NumberText.signed(line.entry.written), in: end - 17..<end - 11, row: row,
        style: theme.muted, aligned: .right)
      canvas.draw(
        NumberText.hundredths(line.left), in: end - 11..<end - 5, row: row, aligned: .right)
      canvas.draw(
        NumberText.fixed(line.entry.survival * 100, decimals: 0) + "%", in: end - 5..<end, row: row,
        style: theme.muted, aligned: .right)
      row += 1
    }
    if let others = excerpt.others {
      canvas.draw(
        excerpt.otherCount == 0
          ? "initial" : "\(excerpt.otherCount) other\(excerpt.otherCount == 1 ? "" : "s")",
        in: rect.column..<end - 11, row: row, style: theme.muted)
      canvas.draw(
        NumberText.hundredths(others), in: end - 11..<end - 5, row: row, aligned: .right)
      row += 1
    }
    guard row < rect.maxRow else { return }
    canvas.draw(
      state.layerTrace.cell.carriedSymbol, in: rect.column..<end - 13, row: row, style: theme.strong
    )
    canvas.draw(
      "= " + NumberText.hundredths(excerpt.total), in: end - 13..<end - 5, row: row,
      style: theme.strong, aligned: .right)
  }
}
