import CellGrid
import MemoryAnalysis

/// The selected unit at the current word in numbers: A, B and A − B, which add up as printed.
struct CompareUnitPanel: Panel {
  /// How many rows it takes.
  static let rowCount = 4

  let state: ViewerState
  let compared: ComparedText
  let comparison: Comparison

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= Self.rowCount else { return }
    let theme = canvas.theme
    canvas.draw(
      "unit \(state.unit) at \(state.reading.name(at: state.position))",
      in: rect.column..<rect.maxColumn, row: rect.row, style: theme.accentText)
    let place = compared.alignment.place(ofA: state.position)
    guard let values = comparison.values(unit: state.unit, column: place) else {
      canvas.draw(
        "B has no \(state.noun) here", in: rect.column..<rect.maxColumn, row: rect.row + 1,
        style: theme.muted)
      return
    }
    let sum = BalancedSum([values.a, -values.b])
    let symbol = comparison.quantity.symbol(in: state.layerTrace.cell)
    let lines = [
      (symbol + " in A", sum.terms[0]), (symbol + " in B", -sum.terms[1]), ("A−B", sum.total),
    ]
    for (index, line) in lines.enumerated() {
      let row = rect.row + 1 + index
      let style = index == 2 ? theme.strong : theme.plain
      canvas.draw(
        line.0, in: rect.column..<rect.maxColumn - 8, row: row,
        style: index == 2 ? theme.strong : theme.muted)
      canvas.draw(
        (index == 2 ? "= " : "") + NumberText.hundredths(line.1),
        in: rect.maxColumn - 8..<rect.maxColumn, row: row, style: style, aligned: .right)
    }
  }
}
