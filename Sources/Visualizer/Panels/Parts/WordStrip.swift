import CellGrid

/// The words, as heads of the columns below.
///
/// Read ones are plain, the current one in the accent colour, those to come muted.
/// A sign stands after the word from which on something is interfered with.
struct WordStrip: Panel {
  let state: ViewerState
  let columns: TokenColumns

  /// Below this share of the scale nothing is tinted: it would look like a little of something.
  static let smallestShare: Float = 0.03

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    if let series = state.series {
      return SeriesStrip(state: state, series: series, columns: columns).draw(in: rect, on: &canvas)
    }
    let theme = canvas.theme
    let tint = state.tintedWords
    for column in columns.columns {
      let token = state.reading[column.position]
      let field = column.column..<min(rect.maxColumn, column.column + column.width)
      let isMarked = token.isUnknown && field.count > 2
      let text = isMarked ? "‹\(token.text)›" : token.text.withVisibleBlank
      let share = tint?.share(at: column.position)
      var style =
        column.position == state.position
        ? theme.accent : (state.hasRead(column.position) ? theme.plain : theme.muted)
      if token.isUnknown, column.position != state.position { style = theme.warning }
      if let share, share >= Self.smallestShare, column.position != state.position {
        style = Self.style(of: share, theme)
      }
      if let change = state.change, change.position == column.position {
        style = style.with(underline: true)
      }
      canvas.draw(text, in: field, row: rect.row, style: style, aligned: .centre)
      if let share, field.count > 1 { drawSign(of: share, column, row: rect.row, on: &canvas) }
      if state.interferences.contains(where: {
        $0.firstPosition(in: state.reading) == column.position
      }) {
        if field.count > 1 {
          canvas.draw("»", column: field.upperBound - 1, row: rect.row, style: theme.warning)
        } else {
          canvas.draw(text, in: field, row: rect.row, style: theme.warning)
        }
      }
    }
    let gutter = rect.column..<rect.column + MemoryLayout.gutter - 1
    if columns.countBefore > 0 {
      canvas.draw("← \(columns.countBefore)", in: gutter, row: rect.row, style: theme.muted)
    }
    // In a network that reads both ways one has to know which way one is looking.
    guard state.model.network.readsBackward else { return }
    let arrow = state.readsBackward ? "◂" : "▸"
    let text = columns.countBefore > 0 ? arrow : (state.readsBackward ? "◂ time" : "time ▸")
    let start = gutter.upperBound - text.count
    canvas.draw(text, column: start, row: rect.row, style: theme.strong)
  }

  /// The tint of a word; the upper end of the table is left out, which looks like the accent.
  static func style(of share: Float, _ theme: Theme) -> CellStyle {
    theme.gate(0.8 * share)
  }

  /// The tint at the end of a word's column: as a sign where there is no colour, and as
  /// colour beside the accent of the current word.
  private func drawSign(
    of share: Float, _ column: TokenColumns.Column, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let end = column.column + column.width - 1
    if theme.depth == .none {
      canvas.draw(theme.gateGlyph(share), column: end, row: row)
    } else if column.position == state.position {
      canvas.draw(
        " ", column: end, row: row,
        style: share < Self.smallestShare ? theme.plain : Self.style(of: share, theme))
    }
  }
}
