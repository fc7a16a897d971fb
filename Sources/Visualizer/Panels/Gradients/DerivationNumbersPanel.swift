import CellGrid
import MemoryAnalysis

/// The equations of the chosen phase with the unit's numbers in them.
struct DerivationNumbersPanel: Panel {
  let step: BackwardStep
  let phase: BackwardTerm.Phase

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let terms = step.terms.filter { $0.phase == phase }
    for (index, term) in terms.enumerated() where index < rect.rows {
      let products = term.products.map { product in
        product.values.map { ScientificText.factor($0) }.joined(separator: " · ")
      }
      canvas.draw(
        [
          (term.symbol, theme.strong),
          (" = " + products.joined(separator: " + ") + " = ", theme.plain),
          (ScientificText.signed(term.value), theme.strong),
        ],
        column: rect.column + 2, row: rect.row + index, maxColumns: max(0, rect.columns - 2))
    }
  }
}
