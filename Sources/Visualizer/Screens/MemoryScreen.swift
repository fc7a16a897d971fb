import CellGrid
import RecurrentNets

/// View 1: what the cell remembers.
struct MemoryScreen: Screen {
  let state: ViewerState
  let layout: MemoryLayout

  func target(at point: GridPoint) -> ScreenLayout.Target {
    let list = sidebar.events
    guard list.contains(point) else { return layout.target(at: point) }
    let entry = EventRows(state, in: list).entry(atRow: point.row)
    return ScreenLayout.Target(position: entry?.position, unit: entry?.unit)
  }

  var showsPredictions: Bool { !layout.sidebar.isEmpty }

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

  /// Predictions, the equation and the ledger, or the events, as far as there is room.
  private func drawSidebar(on canvas: inout Canvas) {
    let sidebar = sidebar
    PredictionPanel(state: state).draw(in: sidebar.predictions, on: &canvas)
    StepPanel(state: state).draw(in: sidebar.step, on: &canvas)
    LedgerPanel(state: state).draw(in: sidebar.ledger, on: &canvas)
    EventPanel(state: state).draw(in: sidebar.events, on: &canvas)
  }

  private var sidebar: MemorySidebar {
    MemorySidebar(in: layout.sidebar, showsEvents: state.showsEvents)
  }
}
