import CellGrid
import MemoryAnalysis

/// View 0: how far back what is said reaches, in this network and in its twins of other cells.
struct GradientsScreen: Screen {
  let state: ViewerState
  let layout: GradientsLayout
  let shown: GradientStudy.Shown?

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    shown = state.currentGradient
    layout = GradientsLayout(
      state, in: body, isRoomy: isRoomy, count: shown?.blocks.count ?? 1)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    guard let shown else {
      guard let block = layout.blocks.first else { return }
      let rect = GridRect(
        column: block.heading.column, row: block.heading.row, columns: block.heading.columns,
        rows: max(1, block.path.maxRow - block.heading.row))
      let waiting = state.work == nil ? "not computed; 0 computes it" : "being computed"
      canvas.drawWrapped(state.watchRefusal ?? waiting, in: rect, style: canvas.theme.strong)
      return
    }
    let scale = LogScale(of: shown.blocks.map(\.reach))
    for (block, rects) in zip(shown.blocks, layout.blocks) {
      GradientBlockPanel(
        state: state, block: block, rects: rects, columns: layout.columns, scale: scale
      ).draw(on: &canvas)
    }
    drawLegend(on: &canvas)
  }

  private func drawLegend(on canvas: inout Canvas) {
    guard !layout.legend.isEmpty, let pair = state.watchedPair(at: state.position) else { return }
    let watched = WatchedWords(pair, in: state)
    let hidden = (shown?.blocks.count ?? 0) - layout.blocks.count
    let more = hidden > 0 ? "; a taller screen shows \(NumberText.count(hidden, "twin"))" : ""
    canvas.draw(
      "y = \(watched.formula); log scale, 1 where it is said; grad·x = ∂y/∂x·x" + more,
      in: layout.legend.column..<layout.legend.maxColumn, row: layout.legend.row,
      style: canvas.theme.muted)
  }

  var caption: Caption? {
    guard let shown, let own = shown.blocks.first else { return nil }
    return GradientCaption(state: state, shown: shown, own: own).caption
  }
}
