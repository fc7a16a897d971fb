import CellGrid
import MemoryAnalysis

/// View 4: who wrote what is in every unit's memory.
struct LedgerScreen: Screen {
  let state: ViewerState
  let layout: LedgerLayout

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  var caption: Caption? { Caption(survivalOf: state) }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    drawHeading(on: &canvas)
    drawHeads(on: &canvas)
    LedgerTablePanel(state: state, layout: layout).draw(in: layout.cells, on: &canvas)
    LedgerNumbersPanel(state: state, layout: layout).draw(in: layout.numbers, on: &canvas)
    UnitHistoryPanel(state: state, columns: layout.columns).draw(in: layout.history, on: &canvas)
    guard !layout.legend.isEmpty else { return }
    drawLegend(on: &canvas)
  }

  private func drawHeading(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.heading
    let note = OffscreenNote.text(
      unitsAbove: layout.units.countAbove, unitsBelow: layout.units.countBelow)
    // The unit whose numbers stand at the right, unless they have a second row of heads for it.
    let numbers = layout.numbers
    var end = rect.maxColumn
    if layout.heads.rows == 1, !numbers.isEmpty {
      end = numbers.column
      canvas.draw(
        "unit \(state.unit)", in: end..<numbers.maxColumn, row: rect.row, style: theme.accentText,
        aligned: .right)
    }
    let room = max(0, end - rect.column - DisplayWidth.of(note) - 1)
    let title = "written while reading"
    let used = canvas.draw(
      title, column: rect.column, row: rect.row, style: theme.heading, maxColumns: room)
    let rest = ": what is left of it now, in every unit's " + state.layerTrace.cell.carriedSymbol
    if used + rest.count <= room {
      canvas.draw(rest, column: rect.column + used, row: rect.row, style: theme.muted)
    }
    canvas.draw(
      note, in: rect.column + room..<end, row: rect.row, style: theme.muted,
      aligned: .right)
  }

  /// The units' numbers; in narrow columns their digits stand under each other.
  private func drawHeads(on canvas: inout Canvas) {
    let theme = canvas.theme
    let heads = layout.heads
    canvas.draw(
      "unit", in: layout.labels.column..<layout.labels.maxColumn - 1, row: heads.maxRow - 1,
      style: theme.muted, aligned: .right)
    for (index, unit) in layout.units.units.enumerated() {
      let style =
        unit == state.unit ? theme.accentText.with(underline: false) : theme.muted
      let column = heads.column + index * layout.cellWidth
      let text = String(unit)
      if heads.rows == 1 {
        canvas.draw(
          text, in: column..<column + layout.cellWidth, row: heads.row, style: style,
          aligned: layout.cellWidth > 3 ? .centre : .left)
      } else {
        let first = heads.maxRow - text.count
        for (digit, character) in text.enumerated() {
          canvas.draw(String(character), column: column, row: first + digit, style: style)
        }
      }
    }
  }

  private func drawLegend(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.legend
    let symbol = state.layerTrace.cell.carriedSymbol
    let range = state.range(of: state.memory)
    var column =
      rect.column + canvas.draw("− ", column: rect.column, row: rect.row, style: theme.muted)
    for step in -7...7 {
      let cell = StateCell(quantity: .hidden, value: Float(step) / 7, range: 1)
      canvas.draw(
        theme.depth == .none ? cell.glyphs(theme, columns: 1) : " ", column: column, row: rect.row,
        style: cell.style(theme))
      column += 1
    }
    canvas.draw(
      " +  to ±\(NumberText.fixed(range, decimals: 2)), the range of \(symbol); the rows add up to \(symbol)",
      in: column..<rect.maxColumn, row: rect.row, style: theme.muted)
  }
}
