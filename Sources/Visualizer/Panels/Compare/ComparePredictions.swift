import CellGrid
import MemoryAnalysis

/// The words likeliest to come next in A or in B, with a bar for each.
struct ComparePredictions: Panel {
  let state: ViewerState
  let compared: ComparedText

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard rect.rows > 2 else { return }
    guard !state.predictsValues, !state.hasNoHead else {
      return CompareOutputs(state: state, compared: compared).draw(in: rect, on: &canvas)
    }
    canvas.draw(
      state.outputs.title, in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    let place = compared.alignment.place(ofA: state.position)
    let pairs = PredictionPair.likeliest(
      state.reading.baseline, at: state.position, compared.reading.baseline,
      at: compared.alignment.readOfB(through: place), count: (rect.rows - 1) / 2)
    let wordWidth = min(9, rect.columns / 3 + 1)
    for (index, pair) in pairs.enumerated() {
      let row = rect.row + 1 + 2 * index
      canvas.draw(
        state.model.labels[pair.word].withVisibleBlank, in: rect.column..<rect.column + wordWidth,
        row: row,
        style: index == 0 ? theme.strong : theme.plain)
      let bars = rect.inset(left: wordWidth + 1)
      drawBar("A", pair.a, isLarger: pair.a >= pair.b, in: bars, row: row, on: &canvas)
      drawBar("B", pair.b, isLarger: pair.b > pair.a, in: bars, row: row + 1, on: &canvas)
    }
  }

  private func drawBar(
    _ name: String, _ share: Float, isLarger: Bool, in rect: GridRect, row: Int,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let style = isLarger ? theme.plain : theme.muted
    canvas.draw(name, column: rect.column, row: row, style: style)
    let width = max(0, rect.columns - 2 - 5)
    canvas.draw(
      theme.glyphs.bar(share, columns: width), column: rect.column + 2, row: row, style: style,
      maxColumns: width)
    canvas.draw(
      NumberText.gate(share), in: rect.maxColumn - 4..<rect.maxColumn,
      row: row, style: style,
      aligned: .right)
  }
}
