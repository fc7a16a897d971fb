import CellGrid

/// View 3: the diagram of the cell, with what flows through it at this step.
struct CellScreen: Screen {
  let state: ViewerState
  let layout: CellLayout

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  var caption: Caption? { Caption(phaseOf: state) }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    guard state.layerTrace.cell != .rnn else {
      PlainDiagramPanel(state: state, heading: layout.phases).draw(in: layout.main, on: &canvas)
      EquationPanel(state: state).draw(in: layout.equations, on: &canvas)
      return drawLegend(on: &canvas)
    }
    let hidden = layout.diagram?.units
    let note = OffscreenNote.text(
      unitsAbove: hidden?.countAbove ?? 0, unitsBelow: hidden?.countBelow ?? 0)
    PhaseBar(state: state, note: note).draw(in: layout.phases, on: &canvas)
    if let diagram = layout.diagram {
      diagram.panel(state).draw(in: layout.main, on: &canvas)
    } else {
      VectorListPanel(state: state).draw(in: layout.main, on: &canvas)
    }
    EquationPanel(state: state).draw(in: layout.equations, on: &canvas)
    drawLegend(on: &canvas)
  }

  private func drawLegend(on canvas: inout Canvas) {
    guard !layout.legend.isEmpty else { return }
    Legend(state: state, isCompact: false).draw(in: layout.legend, on: &canvas)
  }
}
