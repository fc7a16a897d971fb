import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The selected unit's equation at the current word, as a sum that adds up.
struct StepPanel: Panel {
  /// How many rows the equation takes.
  static let rowCount = 5

  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard rect.rows >= Self.rowCount else { return }
    canvas.draw(
      "unit \(state.unit) at \(state.reading.name(at: state.position))",
      in: rect.column..<rect.maxColumn, row: rect.row, style: theme.accentText)
    guard state.layerTrace.cell == .lstm else {
      return drawWithoutCell(in: rect, on: &canvas)
    }
    let step = MemoryStep(of: state.layerTrace, unit: state.unit, at: state.position)
    let sum = BalancedSum([step.kept, step.written])
    guard !step.isReplaced else { return drawReplaced(step, in: rect, on: &canvas) }
    canvas.draw(
      "C = f·C₋₁ + i·C̃", in: rect.column..<rect.maxColumn, row: rect.row + 1, style: theme.muted)
    let lines = [
      (
        "f·C₋₁", NumberText.gate(step.keptShare) + " · " + NumberText.signed(step.previous),
        sum.terms[0]
      ),
      (
        "i·C̃", NumberText.gate(step.writtenShare) + " · " + NumberText.signed(step.candidate),
        sum.terms[1]
      ),
    ]
    for (index, line) in lines.enumerated() {
      let row = rect.row + 2 + index
      canvas.draw(line.0, in: rect.column..<rect.column + 6, row: row, style: theme.muted)
      let numberColumn = rect.maxColumn - 6
      canvas.draw(
        rect.columns < 24 ? line.1.replacingSpacedDots : line.1,
        in: rect.column + 6..<numberColumn, row: row, aligned: .right)
      canvas.draw(
        NumberText.hundredths(line.2), in: numberColumn..<rect.maxColumn, row: row,
        aligned: .right)
    }
    drawTotal(sum.total, in: rect, on: &canvas)
  }

  private func drawTotal(_ hundredths: Int, in rect: GridRect, on canvas: inout Canvas) {
    let style = canvas.theme.strong
    canvas.draw("C", in: rect.column..<rect.column + 6, row: rect.row + 4, style: style)
    canvas.draw(
      "= " + NumberText.hundredths(hundredths), in: rect.column + 6..<rect.maxColumn,
      row: rect.row + 4, style: style, aligned: .right)
  }

  /// What was put there, and what the gates would have made of it.
  private func drawReplaced(_ step: MemoryStep, in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let computed = step.keptShare * step.previous + step.writtenShare * step.candidate
    let field = rect.column..<rect.maxColumn
    canvas.draw("C is put there, not", in: field, row: rect.row + 1, style: theme.warning)
    canvas.draw("f·C₋₁ + i·C̃", in: field, row: rect.row + 2, style: theme.muted)
    canvas.draw(
      "(" + NumberText.signed(computed) + ")",
      in: max(rect.column, rect.maxColumn - 8)..<rect.maxColumn,
      row: rect.row + 2, style: theme.muted, aligned: .right)
    drawTotal(BalancedSum([step.memory]).total, in: rect, on: &canvas)
  }

  private func drawWithoutCell(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let layer = state.layerTrace
    let lines = [
      "h = tanh(W x + U h₋₁ + b)",
      "h₋₁ = " + NumberText.signed(layer[.hidden, state.position - 1, state.unit]),
      "h   = " + NumberText.signed(layer[.hidden, state.position, state.unit]),
      "no gate keeps anything",
    ]
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line, in: rect.column..<rect.maxColumn, row: rect.row + 1 + index,
        style: index == 2 ? theme.strong : theme.muted)
    }
  }
}

extension String {
  /// The text with "a · b" drawn closer as "a·b", for narrow columns.
  fileprivate var replacingSpacedDots: String { filter { $0 != " " } }
}
