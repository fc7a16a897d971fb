import CellGrid

/// The time indices over a series' columns, as many as fit; the current one in the accent colour.
struct TimeAxis: Panel {
  let state: ViewerState
  let columns: TokenColumns

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard let first = columns.columns.first, let last = columns.columns.last else { return }
    let theme = canvas.theme
    let tint = state.tintedWords
    draw(tint, row: rect.row, on: &canvas)
    let now = columns.column(of: state.position)
    let text = String(state.position - 1)
    let end = last.column + last.width
    // The current index is whole, wherever its column stands.
    let start = now.map { max(first.column, min($0.column, end - text.count)) } ?? end
    let taken = start - 1..<start + text.count + 1
    for column in columns.columns where (column.position - 1) % step == 0 {
      let label = String(column.position - 1)
      let field = column.column..<column.column + label.count
      guard !field.overlaps(taken), field.upperBound <= end else { continue }
      let style =
        style(of: tint?.share(at: column.position), theme)
        ?? (column.position < state.position ? theme.plain : theme.muted)
      canvas.draw(label, column: field.lowerBound, row: rect.row, style: style)
    }
    for column in columns.columns
    where state.interferences.contains(where: { $0.start == column.position }) {
      canvas.draw(
        "»", column: column.column + column.width - 1, row: rect.row, style: theme.warning)
    }
    if now != nil { canvas.draw(text, column: start, row: rect.row, style: theme.accent) }
    if columns.countBefore > 0 {
      canvas.draw(
        "← \(columns.countBefore)", in: rect.column..<rect.column + MemoryLayout.gutter - 1,
        row: rect.row, style: theme.muted)
    }
    guard let field = columns.valueField else { return }
    canvas.draw(
      "t=\(text)", in: field, row: rect.row, style: theme.accentText.with(underline: false),
      aligned: .right)
  }

  /// How many steps there are from one index that is named to the next: 1, 2, 5, 10, 20, ….
  private var step: Int {
    guard let last = columns.columns.last else { return 1 }
    let needed = String(last.position - 1).count + 1
    var step = 1
    while step * last.width < needed {
      let (twice, five) = (step * 2, step * 5)
      if twice * last.width >= needed { return twice }
      if five * last.width >= needed { return five }
      step *= 10
    }
    return step
  }

  // MARK: - What memory holds of the steps

  private func style(of share: Float?, _ theme: Theme) -> CellStyle? {
    guard theme.depth != .none, let share, share >= WordStrip.smallestShare else { return nil }
    return WordStrip.style(of: share, theme)
  }

  private func draw(_ tint: TintedWords?, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard let tint else { return }
    for column in columns.columns {
      guard let share = tint.share(at: column.position) else { continue }
      if theme.depth == .none {
        canvas.draw(theme.gateGlyph(share), column: column.column, row: row)
      } else if let style = style(of: share, theme) {
        canvas.draw("", in: column.field, row: row, style: style)
      }
    }
  }
}
