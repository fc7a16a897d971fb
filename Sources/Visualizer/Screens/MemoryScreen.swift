import CellGrid
import RecurrentNets

/// View 1: what the cell remembers.
struct MemoryScreen: Screen {
  let state: ViewerState
  let layout: MemoryLayout

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    StoryPanel(state: state, rows: layout.storyRows, columns: layout.columns)
      .draw(in: layout.story, on: &canvas)
    UnitPanel(state: state, columns: layout.columns, showsLegend: layout.legend.isEmpty)
      .draw(in: layout.unit, on: &canvas)
    StripPanel(state: state, layout: layout.strip).draw(in: layout.strip.rect, on: &canvas)
    if !layout.legend.isEmpty {
      Legend(state: state, isCompact: false)
        .draw(in: layout.legend.inset(left: MemoryLayout.gutter), on: &canvas)
    }
    drawSidebar(on: &canvas)
  }

  /// Predictions, the equation and the ledger, as far as there is room.
  private func drawSidebar(on canvas: inout Canvas) {
    guard !layout.sidebar.isEmpty else { return }
    let isTall = layout.sidebar.rows >= 26
    let (predictions, rest) = layout.sidebar.split(topRows: isTall ? 9 : 6)
    let (step, ledger) = rest.inset(top: 1).split(topRows: StepPanel.rowCount)
    PredictionPanel(state: state).draw(in: predictions, on: &canvas)
    StepPanel(state: state).draw(in: step, on: &canvas)
    LedgerPanel(state: state).draw(in: ledger.inset(top: 1), on: &canvas)
  }
}
