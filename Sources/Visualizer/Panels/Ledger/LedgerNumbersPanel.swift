import CellGrid
import MemoryAnalysis

/// The selected unit's column of the ledger in numbers: written, left, and the share that is left.
struct LedgerNumbersPanel: Panel {
  let state: ViewerState
  let layout: LedgerLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let theme = canvas.theme
    let end = rect.maxColumn
    let isWide = rect.columns > 12
    let fields =
      isWide
      ? (written: end - 17..<end - 11, left: end - 11..<end - 5)
      : (written: end..<end, left: end - 6..<end)
    let headRow = rect.row - 1
    let titles = [("wrote", fields.written), ("left", fields.left), ("kept", end - 5..<end)]
    for (title, field) in titles.prefix(isWide ? 3 : 2) {
      canvas.draw(title, in: field, row: headRow, style: theme.muted, aligned: .right)
    }
    // Whose numbers these are; with one row of heads it stands in the heading.
    if layout.heads.rows > 1 {
      canvas.draw(
        "unit \(state.unit)", in: rect.column..<end, row: headRow - 1, style: theme.accentText,
        aligned: .right)
    }
    let ledger = Ledger(of: state.layerTrace, unit: state.unit, at: state.position)
    let terms = balanced
    for (index, kind) in layout.rows.kinds.enumerated() {
      guard let term = terms[index] else { continue }
      let row = layout.screenRow(of: index)
      let isTotal = kind == .total
      canvas.draw(
        (isTotal && isWide ? "= " : "") + NumberText.hundredths(term),
        in: isTotal && isWide ? fields.left.lowerBound - 2..<fields.left.upperBound : fields.left,
        row: row, style: isTotal ? theme.strong : theme.plain, aligned: .right)
      guard isWide, case .word(let position) = kind, let entry = ledger.entry(at: position)
      else { continue }
      canvas.draw(
        NumberText.signed(entry.written), in: fields.written, row: row, style: theme.muted,
        aligned: .right)
      canvas.draw(
        NumberText.fixed(entry.survival * 100, decimals: 0) + "%", in: end - 5..<end, row: row,
        style: theme.muted, aligned: .right)
    }
  }

  /// The numbers of the rows in hundredths, which add up to the last; `nil` for words to come.
  private var balanced: [Int?] {
    let values = layout.rows.values.map { $0.indices.contains(state.unit) ? $0[state.unit] : nil }
    let sum = BalancedSum(values.dropLast().compactMap { $0 })
    var terms = sum.terms[...]
    return values.dropLast().map { $0 == nil ? nil : terms.popFirst() } + [sum.total]
  }
}
