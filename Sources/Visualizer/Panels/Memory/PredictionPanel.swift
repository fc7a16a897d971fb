import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The likeliest next words, or what else the network says, with bars.
struct PredictionPanel: Panel {
  let state: ViewerState

  private var outputs: OutputText { state.outputs }

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > 1, rect.columns >= 20 else { return }
    guard !state.predictsValues, !state.hasNoHead else {
      return OutputPanel(state: state).draw(in: rect, on: &canvas)
    }
    let theme = canvas.theme
    guard state.interferences.isEmpty else { return drawChange(in: rect, on: &canvas) }
    canvas.draw(
      outputs.title, in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    let used = DisplayWidth.of(outputs.title) + 1
    canvas.draw(
      state.outputScope(columns: rect.columns - used), column: rect.column + used, row: rect.row,
      style: theme.muted)
    let predictions = state.reading.trace.predictions(at: state.position, count: rect.rows - 1)
    let wordWidth = min(9, rect.columns / 3 + 1)
    let barStart = rect.column + wordWidth + 1
    let barWidth = max(0, rect.columns - wordWidth - 1 - 5)
    for (index, prediction) in predictions.enumerated() {
      let row = rect.row + 1 + index
      let style =
        index == 0 ? theme.strong : (prediction.probability < 0.05 ? theme.muted : theme.plain)
      canvas.draw(
        state.model.labels[prediction.word].withVisibleBlank,
        in: rect.column..<rect.column + wordWidth, row: row,
        style: style)
      canvas.draw(
        theme.glyphs.bar(prediction.probability, columns: barWidth), column: barStart, row: row,
        style: index == 0 ? theme.plain : theme.muted, maxColumns: barWidth)
      canvas.draw(
        NumberText.gate(prediction.probability), in: rect.maxColumn - 4..<rect.maxColumn, row: row,
        style: style, aligned: .right)
    }
  }

  /// The words that are likeliest before or after the interference, with both probabilities.
  private func drawChange(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let numbersTitle = "before→now"
    let room = rect.columns - numbersTitle.count - 1
    canvas.draw(
      outputs.title.count <= room ? outputs.title : "next",
      in: rect.column..<rect.column + room, row: rect.row, style: theme.heading)
    canvas.draw(
      numbersTitle, in: rect.column + room + 1..<rect.maxColumn, row: rect.row,
      style: theme.muted, aligned: .right)
    let before = state.reading.baseline.probabilities(at: state.position)
    let now = state.reading.trace.probabilities(at: state.position)
    let words = now.indices
      .sorted { (max(now[$0], before[$0]), $1) > (max(now[$1], before[$1]), $0) }
      .prefix(rect.rows - 1)
    let numbers = rect.maxColumn - 9
    let wordEnd = rect.column + min(9, rect.columns / 3 + 1)
    let barWidth = numbers - wordEnd - 2
    for (index, word) in words.enumerated() {
      let row = rect.row + 1 + index
      let isLarge = max(now[word], before[word]) >= 0.05
      let style = isLarge ? theme.plain : theme.muted
      canvas.draw(
        state.model.labels[word].withVisibleBlank, in: rect.column..<wordEnd, row: row, style: style
      )
      if barWidth > 2 {
        canvas.draw(
          theme.glyphs.bar(now[word], columns: barWidth), column: wordEnd + 1, row: row,
          style: style, maxColumns: barWidth)
      }
      canvas.draw(
        NumberText.gate(before[word]) + "→" + NumberText.gate(now[word]),
        in: numbers..<rect.maxColumn, row: row, style: style, aligned: .right)
    }
  }
}
