import CellGrid
import RecurrentNets

/// What the colours mean: the two scales with the numbers at their ends.
struct Legend: Panel {
  let state: ViewerState
  let isCompact: Bool

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cell = state.layerTrace.cell
    let hasGates = !cell.gates.isEmpty
    var spans: [(text: String, style: CellStyle)] = []
    if hasGates {
      spans.append(("0 ", theme.muted))
      spans += scale(steps: isCompact ? 5 : 11) { fraction in
        StateCell(quantity: .forget, value: fraction, range: 1)
      }(theme)
      spans.append((isCompact ? " 1  " : " 1  \(cell.gateSymbols())      ", theme.muted))
    }
    spans.append(("− ", theme.muted))
    spans += scale(steps: isCompact ? 7 : 15) { fraction in
      StateCell(quantity: .cell, value: 2 * fraction - 1, range: 1)
    }(theme)
    spans.append((isCompact ? " + \(ends[0])" : " +  " + longEnds, theme.muted))
    let width = spans.reduce(0) { $0 + DisplayWidth.of(canvas.readable($1.text)) }
    guard width <= rect.columns else { return }
    canvas.draw(
      spans, column: isCompact ? rect.maxColumn - width : rect.column, row: rect.row,
      maxColumns: rect.columns)
  }

  /// The signed quantities, what is remembered first.
  private var signed: [Quantity] {
    let all = state.layerTrace.unitQuantities.filter { !$0.isGate }
    return [state.memory].filter(all.contains) + all.filter { $0 != state.memory }
  }

  /// How far each goes: "C ±0.90".
  private var ends: [String] {
    signed.map { $0.symbol(in: state.layerTrace.cell) + " ±" + end(of: $0) }
  }

  /// The same in words, those of one range together: "C to ±0.90, C̃ and h to ±1".
  private var longEnds: String {
    var groups: [(names: [String], end: String)] = []
    for quantity in signed {
      let end = end(of: quantity)
      let name = quantity.symbol(in: state.layerTrace.cell)
      if let last = groups.indices.last, groups[last].end == end {
        groups[last].names.append(name)
      } else {
        groups.append(([name], end))
      }
    }
    return groups.map { $0.names.joined(separator: " and ") + " to ±" + $0.end }
      .joined(separator: ", ")
  }

  /// The end of a range; those of C and of what nothing bounds are no whole numbers.
  private func end(of quantity: Quantity) -> String {
    let range = state.range(of: quantity)
    return NumberText.fixed(range, decimals: range == 1 && quantity != .cell ? 0 : 2)
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
