import CellGrid
import MemoryAnalysis

/// View 6: what an interference does, beside the same on every other unit.
struct EffectsScreen: Screen {
  let state: ViewerState
  let layout: EffectsLayout
  let effects: EffectsStudy.Shown?
  let watched: WatchedWords?

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    layout = EffectsLayout(state, in: body, isRoomy: isRoomy)
    let pair = state.watchedPair(at: state.position)
    watched = pair.map { WatchedWords($0, in: state) }
    effects = state.effects.shown
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    layout.target(at: point, unitsAreShown: state.comparedInterference.layer == state.layer)
  }

  var showsPredictions: Bool { !layout.sidebar.isEmpty }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    guard let watched else {
      let below = layout.odds.row..<max(layout.odds.row, layout.effects.maxRow)
      canvas.drawWrapped(
        (state.watchRefusal ?? "nothing is watched") + "; an interference shows in views 1 to 4",
        in: GridRect(
          column: layout.odds.column, row: below.lowerBound, columns: layout.odds.columns,
          rows: below.count), style: canvas.theme.strong)
      return
    }
    OddsRowsPanel(state: state, watched: watched, columns: layout.columns)
      .draw(in: layout.odds, on: &canvas)
    drawList(on: &canvas)
    EffectsPanel(state: state, watched: watched, effects: effects, rows: layout.rows)
      .draw(in: layout.effects, on: &canvas)
    PredictionPanel(state: state)
      .draw(in: layout.sidebar.split(topRows: 13).top, on: &canvas)
  }

  /// What is in force, the latest first.
  private func drawList(on canvas: inout Canvas) {
    let rect = layout.list
    guard !rect.isEmpty else { return }
    let theme = canvas.theme
    canvas.draw(
      [("in force", theme.heading), ("  X clears", theme.muted)], column: rect.column,
      row: rect.row, maxColumns: rect.columns)
    for (index, interference) in state.interferences.reversed().prefix(rect.rows - 1).enumerated() {
      let others = state.interferences.count - rect.rows + 1
      let isLast = index == rect.rows - 2
      let more = isLast && others > 0 ? "  and \(others) more" : ""
      canvas.draw(
        "» " + interference.text(in: state.reading) + more, column: rect.column,
        row: rect.row + 1 + index, style: theme.warning, maxColumns: rect.columns)
    }
  }

  var caption: Caption? {
    guard let watched else { return nil }
    return InterferenceCaption(state: state, watched: watched, effects: effects).caption
  }
}
