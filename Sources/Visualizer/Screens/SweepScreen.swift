import CellGrid
import MemoryAnalysis

/// The distance sweep of view 0: what is left of the gradient at the subject, and how often the verb is right,
/// by how many words stand between.
struct SweepScreen: Screen {
  let state: ViewerState
  let layout: SweepLayout
  let result: SweepStudy.Result?

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    result = state.currentSweep
    layout = SweepLayout(
      state, in: body, isRoomy: isRoomy, count: max(1, result?.curves.count ?? 1),
      hasTrained: result?.trained != nil)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    guard let result, !result.curves.isEmpty else {
      let waiting = state.work == nil ? "not computed; s computes it" : "being computed"
      canvas.drawWrapped(
        state.sweepRefusal ?? waiting, in: layout.plot, style: canvas.theme.strong)
      return
    }
    let theme = canvas.theme
    let distance = state.sweepDistance
    let text = SweepText(state: state, result: result)
    canvas.draw(
      text.sentence(at: distance, columns: layout.sentence.columns),
      in: layout.sentence.column..<layout.sentence.maxColumn,
      row: layout.sentence.row, style: theme.muted)
    SweepTablePanel(curves: result.curves, distance: distance, rightTitle: text.rightTitle)
      .draw(in: layout.table, on: &canvas)
    // Where the numbers at the ends of the bars are of; what one looks at is in the table.
    let end = "at \(layout.most)"
    for (rect, heading, right) in [
      (layout.heading, text.plotHeading, 0), (layout.barHeading, text.barHeading, end.count + 1),
    ]
    where !rect.isEmpty {
      canvas.draw(
        heading, in: rect.column..<max(rect.column, rect.maxColumn - right), row: rect.row,
        style: theme.heading)
    }
    if !layout.barHeading.isEmpty {
      canvas.draw(
        end, column: layout.barHeading.maxColumn - end.count, row: layout.barHeading.row,
        style: canvas.theme.muted)
    }
    SweepPlotPanel(
      curves: result.curves, scale: SweepScale(of: result.curves), layout: layout,
      distance: distance,
      trained: result.trained?.most
    ).draw(on: &canvas)
    SweepBarsPanel(curves: result.curves, layout: layout, distance: distance).draw(on: &canvas)
    SweepAxisPanel(layout: layout, distance: distance, trained: result.trained).draw(on: &canvas)
  }

  var caption: Caption? {
    guard let result, !result.curves.isEmpty else { return nil }
    return SweepText(state: state, result: result).caption(at: state.sweepDistance)
  }
}
