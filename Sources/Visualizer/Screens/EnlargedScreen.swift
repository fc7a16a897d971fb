import CellGrid
import RecurrentNets

/// One heatmap on the whole screen, with the numbers in its cells.
struct EnlargedScreen: Screen {
  let state: ViewerState
  let layout: EnlargedLayout

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  private var ofUnits: String {
    let basis = CriterionText.basis(of: state, columns: .max)
    return " of all units" + (basis.isEmpty ? "" : ", \(basis)")
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let note = OffscreenNote.text(
      wordsAfter: layout.columns.countAfter, unitsAbove: layout.rows.countAbove,
      unitsBelow: layout.rows.countBelow, noun: state.noun)
    let heading = layout.heading
    let room = max(0, heading.columns - DisplayWidth.of(note) - 1)
    let used = canvas.draw(
      [
        (layout.quantity.heading(in: state.layerTrace.cell), theme.heading), (ofUnits, theme.muted),
      ],
      column: heading.column, row: heading.row, maxColumns: room)
    let keys = "   Tab: another, Esc: back"
    if used + DisplayWidth.of(keys) <= room {
      canvas.draw(keys, column: heading.column + used, row: heading.row, style: theme.muted)
    }
    canvas.draw(
      note, in: heading.column + room..<heading.maxColumn, row: heading.row, style: theme.muted,
      aligned: .right)
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    for (index, unit) in layout.rows.units.enumerated() {
      let row = layout.cells.row + index
      UnitLabel(
        unit: unit, isSelected: unit == state.unit, isInterfered: state.interferes(with: unit)
      )
      .draw(
        in: GridRect(
          column: layout.cells.column, row: row, columns: MemoryLayout.gutter, rows: 1),
        on: &canvas)
      for column in layout.columns.columns where state.hasRead(column.position) {
        NumberCell(state: state, quantity: layout.quantity, unit: unit)
          .draw(column, row: row, on: &canvas)
      }
    }
  }
}
