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
    guard !state.isPassedOver(state.position) else { return drawPassedOver(in: rect, on: &canvas) }
    guard state.layerTrace.hasMemory else { return drawWithoutCell(in: rect, on: &canvas) }
    let cell = state.layerTrace.cell
    let step = MemoryStep(of: state.layerTrace, unit: state.unit, at: state.position)
    guard !step.isReplaced else { return drawReplaced(step, in: rect, on: &canvas) }
    canvas.draw(
      cell.updateEquation, in: rect.column..<rect.maxColumn, row: rect.row + 1, style: theme.muted)
    let sum = BalancedSum([step.kept, step.written])
    let isNarrow = rect.columns < 24
    // A GRU's "(1−z)·n" is longer than there is room for then.
    let isBrief = isNarrow && cell == .gru
    let share =
      cell == .gru
      ? NumberText.gate(complementOf: step.keptShare) : NumberText.gate(step.writtenShare)
    let lines = [
      (
        isBrief ? "keep" : cell.keptTerm,
        NumberText.gate(step.keptShare) + " · " + NumberText.signed(step.previous),
        sum.terms[0]
      ),
      (
        isBrief ? "write" : cell.writtenTerm,
        share + " · " + NumberText.signed(step.candidate), sum.terms[1]
      ),
    ]
    let labelWidth = cell == .gru && !isNarrow ? 8 : 6
    // As the equation above has it, a GRU's what is written first.
    for (index, line) in (cell == .gru ? lines.reversed() : lines).enumerated() {
      let row = rect.row + 2 + index
      canvas.draw(
        line.0, in: rect.column..<rect.column + labelWidth, row: row, style: theme.muted)
      let numberColumn = rect.maxColumn - 6
      canvas.draw(
        isNarrow ? line.1.replacingSpacedDots : line.1,
        in: rect.column + labelWidth..<numberColumn, row: row, aligned: .right)
      canvas.draw(
        NumberText.hundredths(line.2), in: numberColumn..<rect.maxColumn, row: row,
        aligned: .right)
    }
    drawTotal(sum.total, in: rect, on: &canvas)
  }

  private func drawTotal(_ hundredths: Int, in rect: GridRect, on canvas: inout Canvas) {
    let style = canvas.theme.strong
    canvas.draw(
      state.layerTrace.cell.carriedSymbol, in: rect.column..<rect.column + 6, row: rect.row + 4,
      style: style)
    canvas.draw(
      "= " + NumberText.hundredths(hundredths), in: rect.column + 6..<rect.maxColumn,
      row: rect.row + 4, style: style, aligned: .right)
  }

  /// What was put there, and what the gates would have made of it.
  private func drawReplaced(_ step: MemoryStep, in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cell = state.layerTrace.cell
    let computed = step.keptShare * step.previous + step.writtenShare * step.candidate
    let field = rect.column..<rect.maxColumn
    canvas.draw(
      "\(cell.carriedSymbol) is put there, not", in: field, row: rect.row + 1, style: theme.warning)
    canvas.draw(
      cell == .gru ? "(1−z)n + z·h₋₁" : "f·C₋₁ + i·C̃", in: field, row: rect.row + 2,
      style: theme.muted)
    canvas.draw(
      "(" + NumberText.signed(computed) + ")",
      in: max(rect.column, rect.maxColumn - 8)..<rect.maxColumn,
      row: rect.row + 2, style: theme.muted, aligned: .right)
    drawTotal(BalancedSum([step.memory]).total, in: rect, on: &canvas)
  }

  /// A word that a mask has the network pass over.
  private func drawPassedOver(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let layer = state.layerTrace
    let field = rect.column..<rect.maxColumn
    canvas.draw("passed over:", in: field, row: rect.row + 1)
    canvas.draw("the state stays", in: field, row: rect.row + 2)
    canvas.draw(
      "\(layer.cell.carriedSymbol) = \(layer.cell.carriedBefore)", in: field, row: rect.row + 3,
      style: theme.muted)
    drawTotal(
      BalancedSum([layer[state.memory, state.position, state.unit]]).total, in: rect, on: &canvas)
  }

  private func drawWithoutCell(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let layer = state.layerTrace
    let lines = [
      "h = \(state.weights.variant.candidateActivation.symbol)(W x + U h₋₁ + b)",
      "h₋₁ = " + NumberText.signed(layer[.hidden, state.positionBefore, state.unit]),
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
