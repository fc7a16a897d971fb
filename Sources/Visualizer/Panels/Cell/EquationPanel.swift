import CellGrid

/// The equations of the step with the selected unit's numbers, as many as there is room for.
///
/// Those of the phase come first; with room for all, the earlier ones stay in sight.
struct EquationPanel: Panel {
  /// The rows that all equations take, with their heading.
  static let rowCount = 7

  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard !rect.isEmpty else { return }
    var area = rect
    let all = StepEquation.all(state, columns: rect.columns)
    if rect.rows > min(all.count, 3) {
      canvas.draw(
        [
          ("unit \(state.unit)", theme.accentText),
          (" at \(state.reading.name(at: state.position))", theme.accentText),
        ], column: rect.column, row: rect.row, maxColumns: rect.columns)
      area = rect.inset(top: 1)
    }
    let reached = all.filter { equation in
      guard let phase = state.phase, let own = equation.phase else { return true }
      return own.number <= phase.number
    }
    let shown = area.rows >= all.count ? reached : excerpt(of: reached, rows: area.rows)
    for (index, equation) in shown.enumerated() {
      let isLit = state.phase != nil && equation.phase == state.phase
      canvas.draw(
        equation.text, in: area.column..<area.maxColumn, row: area.row + index,
        style: isLit ? theme.strong : (state.phase == nil ? theme.plain : theme.muted))
    }
  }

  /// The phases that come to what is kept and shown.
  private static let results: Set<CellPhase> = [.update, .output, .share, .hidden]

  /// The equations of the phase; of the whole step, what C and h come to.
  private func excerpt(of equations: [StepEquation], rows: Int) -> [StepEquation] {
    let matching =
      state.phase == nil
      ? equations.filter { $0.phase.map { Self.results.contains($0) } ?? true }
      : equations.filter { $0.phase == state.phase }
    guard matching.count > rows else { return matching }
    // Of o and h, h; of C, o and h, C and h.
    return rows == 1
      ? Array(matching.suffix(1)) : Array(matching.prefix(1) + matching.suffix(rows - 1))
  }
}
