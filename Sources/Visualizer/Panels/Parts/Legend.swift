import CellGrid

/// What the colours mean: the two scales with the numbers at their ends.
struct Legend: Panel {
  let state: ViewerState
  let isCompact: Bool

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let range = state.cellRange
    let hasGates = state.layerTrace.cell == .lstm
    // Signed values other than C run from −1 to 1; the ends of C are named apart.
    let end = NumberText.fixed(range, decimals: 2)
    var spans: [(text: String, style: CellStyle)] = []
    if hasGates {
      spans.append(("0 ", theme.muted))
      spans += scale(steps: isCompact ? 5 : 11) { fraction in
        StateCell(quantity: .forget, value: fraction, range: 1)
      }(theme)
      spans.append((isCompact ? " 1  " : " 1  f, i, o      ", theme.muted))
    }
    spans.append(("− ", theme.muted))
    spans += scale(steps: isCompact ? 7 : 15) { fraction in
      StateCell(quantity: .cell, value: 2 * fraction - 1, range: 1)
    }(theme)
    let names =
      hasGates
      ? (isCompact ? " + C ±\(end)" : " +  C to ±\(end), C̃ and h to ±1")
      : (isCompact ? " + h ±1" : " +  h to ±1")
    spans.append((names, theme.muted))
    let width = spans.reduce(0) { $0 + DisplayWidth.of(canvas.readable($1.text)) }
    guard width <= rect.columns else { return }
    canvas.draw(
      spans, column: isCompact ? rect.maxColumn - width : rect.column, row: rect.row,
      maxColumns: rect.columns)
  }

  /// Cells from one end of a scale to the other.
  private func scale(
    steps: Int, _ cell: @escaping (Float) -> StateCell
  ) -> (Theme) -> [(text: String, style: CellStyle)] {
    { theme in
      (0..<steps).map { step in
        let cell = cell(Float(step) / Float(steps - 1))
        return (
          theme.depth == .none ? cell.glyphs(theme, columns: 1) : " ", cell.style(theme)
        )
      }
    }
  }
}
