import CellGrid
import MemoryAnalysis

/// The equations of one step back: formula, value, and the same by finite differences.
struct DerivationPanel: Panel {
  let state: ViewerState
  let derived: GradientStudy.Derived
  let phase: BackwardTerm.Phase

  /// The columns of a value.
  private static let valueWidth = 12
  private static let checkWidth = 16

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let theme = canvas.theme
    let terms = derived.step.terms
    let formulas = terms.map { "\($0.symbol) = \($0.formula)" }
    let widest = (formulas.map { DisplayWidth.of(canvas.readable($0)) }.max() ?? 0) + 2
    let numbers = Self.valueWidth + Self.checkWidth
    let formulaEnd = rect.column + max(0, min(widest + 2, rect.columns - numbers))
    let valueField = formulaEnd..<min(rect.maxColumn, formulaEnd + Self.valueWidth)
    let checkField =
      valueField.upperBound..<min(rect.maxColumn, valueField.upperBound + Self.checkWidth)
    canvas.draw(
      [("unit \(derived.step.unit) ", theme.accentText), ("δ = ∂y/∂", theme.muted)],
      column: rect.column, row: rect.row, maxColumns: max(0, formulaEnd - rect.column))
    canvas.draw("value", in: valueField, row: rect.row, style: theme.muted, aligned: .right)
    canvas.draw(
      derived.checks == nil ? "" : "by differences", in: checkField, row: rect.row,
      style: theme.muted, aligned: .right)
    // Phases are set apart where there is room.
    let hasGaps = rect.rows > terms.count + 1
    var row = rect.row
    for (index, term) in terms.enumerated() {
      row += 1
      if hasGaps, index > 0, terms[index - 1].phase != term.phase { row += 1 }
      guard row < rect.maxRow else { return }
      let isNow = term.phase == phase
      let isToCome = term.phase.rawValue > phase.rawValue
      let style = isNow ? theme.strong : (isToCome ? theme.muted : theme.plain)
      canvas.draw(
        (isNow ? "▸ " : "  ") + formulas[index], in: rect.column..<formulaEnd, row: row,
        style: style)
      guard !isToCome else { continue }
      canvas.draw(
        ScientificText.signed(term.value), in: valueField, row: row,
        style: theme.signed(Float(term.value), range: range), aligned: .right)
      guard let checks = derived.checks else { continue }
      canvas.draw(
        ScientificText.signed(checks[index]), in: checkField, row: row,
        style: agrees(term.value, checks[index]) ? theme.muted : theme.warning, aligned: .right)
    }
  }

  /// The largest of the values, in whose range all are drawn.
  private var range: Float {
    Float(derived.step.terms.reduce(1e-30) { max($0, abs($1.value)) })
  }

  /// Whether two derivatives are the same but for what finite differences can tell.
  private func agrees(_ value: Double, _ check: Double) -> Bool {
    abs(value - check) <= 1e-4 * abs(check) + 1e-9
  }
}
