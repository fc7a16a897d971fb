import CellGrid
import MemoryAnalysis

/// The likeliest next words, with bars.
struct PredictionPanel: Panel {
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > 1 else { return }
    let theme = canvas.theme
    canvas.draw(
      "next word", in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    let predictions = state.reading.trace.predictions(at: state.position, count: rect.rows - 1)
    let wordWidth = min(9, rect.columns / 3 + 1)
    let barStart = rect.column + wordWidth + 1
    let barWidth = max(0, rect.columns - wordWidth - 1 - 5)
    for (index, prediction) in predictions.enumerated() {
      let row = rect.row + 1 + index
      let style =
        index == 0 ? theme.strong : (prediction.probability < 0.05 ? theme.muted : theme.plain)
      canvas.draw(
        state.model.vocabulary[prediction.word], in: rect.column..<rect.column + wordWidth,
        row: row, style: style)
      canvas.draw(
        bar(prediction.probability, columns: barWidth, theme.glyphs), column: barStart, row: row,
        style: index == 0 ? theme.plain : theme.muted, maxColumns: barWidth)
      canvas.draw(
        NumberText.gate(prediction.probability), in: rect.maxColumn - 4..<rect.maxColumn, row: row,
        style: style, aligned: .right)
    }
  }

  /// A bar whose full width means certainty.
  private func bar(_ share: Float, columns: Int, _ glyphs: GlyphSet) -> String {
    // Weights near the limits of a float give probabilities that are no numbers.
    guard share.isFinite else { return "" }
    let parts = glyphs.leftEighths.count
    let length = Int((share * Float(columns * parts)).rounded())
    let whole = String(repeating: glyphs.full, count: length / parts)
    return length % parts == 0 ? whole : whole + glyphs.leftEighths[length % parts - 1]
  }
}
