import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The units that tell the text's story, one full row of memory each, with
/// marks where something is let go and where something is written.
struct StoryPanel: Panel {
  let state: ViewerState
  let rows: UnitRows
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let (heading, body) = rect.split(topRows: 1)
    drawHeading(in: heading, on: &canvas)
    for (index, unit) in rows.units.enumerated() where index < body.rows {
      let row = body.row + index
      UnitLabel(
        unit: unit, isSelected: unit == state.unit, isInterfered: state.interferes(with: unit)
      )
      .draw(
        in: GridRect(column: rect.column, row: row, columns: MemoryLayout.gutter, rows: 1),
        on: &canvas)
      for column in columns.columns where state.hasRead(column.position) {
        drawCell(unit: unit, column, row: row, on: &canvas)
      }
      CurrentValue(state: state, quantity: state.memory, unit: unit, columns: columns)
        .draw(row: row, on: &canvas)
    }
  }

  private func drawHeading(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cell = state.layerTrace.cell
    let offscreen = OffscreenNote.text(
      wordsAfter: columns.countAfter, unitsAbove: rows.countAbove, unitsBelow: rows.countBelow,
      noun: state.noun)
    let title = cell.carriedHeading
    let direction = state.readsBackward ? "  read from the right" : ""
    let legend =
      direction
      + (cell.memory == nil ? "  a plain RNN has no cell to keep" : "  ● writes ✕ lets go")
    // The title names the order too, so the legend goes first.
    let room = rect.columns - title.count - offscreen.count - legend.count - 5
    let basis = CriterionText.basis(of: state, columns: room)
    let note = [basis, offscreen].filter { !$0.isEmpty }.joined(separator: "  ")
    let width = max(0, rect.columns - DisplayWidth.of(note) - 2)
    let used = canvas.draw(
      title, column: rect.column, row: rect.row, style: theme.heading, maxColumns: width)
    if used + DisplayWidth.of(legend) <= width {
      canvas.draw(legend, column: rect.column + used, row: rect.row, style: theme.muted)
    }
    canvas.draw(
      note, in: rect.column + width..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
  }

  private func drawCell(
    unit: Int, _ column: TokenColumns.Column, row: Int, on canvas: inout Canvas
  ) {
    StoryCell(
      cell: state.cell(state.memory, unit: unit, at: column.position),
      event: MemoryEvent(
        in: state.layerTrace, unit: unit, at: column.position, thresholds: state.thresholds),
      isChanged: state.isChanged(state.memory, unit: unit, at: column.position)
    )
    .draw(in: column.column..<column.column + column.width, row: row, on: &canvas)
  }
}
