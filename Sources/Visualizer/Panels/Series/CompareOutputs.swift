import CellGrid

/// The outputs in A and in B where they are numbers.
struct CompareOutputs: Panel {
  let state: ViewerState
  let compared: ComparedText

  private static let numberWidth = 9

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let numbers = [2, 1].map { rect.maxColumn - $0 * Self.numberWidth }
    guard let first = numbers.first, first > rect.column else { return }
    canvas.draw("output", in: rect.column..<first, row: rect.row, style: theme.heading)
    for (name, column) in zip(["A", "B"], numbers) {
      canvas.draw(
        name, in: column..<column + Self.numberWidth, row: rect.row, style: theme.muted,
        aligned: .right)
    }
    let place = compared.alignment.place(ofA: state.position)
    let inA = state.reading.baseline.output(at: state.position)
    let inB = compared.reading.baseline.output(at: compared.alignment.readOfB(through: place))
    for (index, values) in zip(inA, inB).enumerated().prefix(max(0, rect.rows - 1)) {
      let row = rect.row + 1 + index
      canvas.draw(state.model.labels[index], in: rect.column..<first, row: row)
      for (value, column) in zip([values.0, values.1], numbers) {
        canvas.draw(
          NumberText.measured(value), in: column..<column + Self.numberWidth, row: row,
          aligned: .right)
      }
    }
  }
}
