import CellGrid
import MemoryAnalysis

/// View 5: two words that may come next, and which unit speaks for which.
struct WordsScreen: Screen {
  let state: ViewerState
  let layout: WordsLayout

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    layout = WordsLayout(state, in: body, isRoomy: isRoomy)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = layout.target(at: point)
    // The rows are units of the top layer.
    if !state.layerIsTop { target.unit = nil }
    return target
  }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    guard let pair = state.watchedPair(at: state.position) else {
      canvas.drawWrapped(
        state.watchRefusal ?? "nothing is watched", in: layout.course, style: canvas.theme.strong)
      return
    }
    let watched = WatchedWords(pair, in: state)
    LogOddsPanel(state: state, watched: watched, columns: layout.columns)
      .draw(in: layout.course, on: &canvas)
    SharesPanel(state: state, watched: watched, columns: layout.columns, rows: layout.rows)
      .draw(in: layout.shares, on: &canvas)
    let (predictions, rest) = layout.sidebar.split(topRows: 6)
    PredictionPanel(state: state).draw(in: predictions, on: &canvas)
    SpeakersPanel(state: state, watched: watched).draw(in: rest.inset(top: 1), on: &canvas)
  }

  var showsPredictions: Bool { !layout.sidebar.isEmpty }

  var caption: Caption? {
    guard let pair = state.watchedPair(at: state.position) else { return nil }
    return WatchedWords(pair, in: state).caption(of: state)
  }
}
