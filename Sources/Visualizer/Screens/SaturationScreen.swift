import CellGrid
import MemoryAnalysis

/// View 9: how often each gate of each unit is nearly open and nearly closed.
struct SaturationScreen: Screen {
  let state: ViewerState
  let layout: SaturationLayout

  var caption: Caption? { SaturationText.caption(state) }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    layout.target(at: point, selected: state.unit)
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let heading = layout.heading
    guard let saturation = state.saturation else {
      canvas.draw(
        SaturationText.noGates, in: heading.column..<heading.maxColumn, row: heading.row,
        style: theme.heading)
      return
    }
    var spans = [
      ("open and closed gates", theme.heading),
      (" " + SaturationText.source(state), theme.muted),
    ]
    let legend = "   22 one unit, ●3 three"
    let used = spans.reduce(0) { $0 + DisplayWidth.of($1.0) }
    if used + DisplayWidth.of(legend) <= heading.columns { spans.append((legend, theme.muted)) }
    canvas.draw(
      spans.map { (text: $0.0, style: $0.1) }, column: heading.column, row: heading.row,
      maxColumns: heading.columns)
    for plot in layout.plots {
      SaturationPlotPanel(
        plot: plot, markWidth: layout.markWidth, saturation: saturation, state: state
      ).draw(in: plot.area, on: &canvas)
    }
  }
}
