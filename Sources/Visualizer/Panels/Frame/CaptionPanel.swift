import CellGrid

/// What happened at this step, in words; or a message, until the next key.
struct CaptionPanel: Panel {
  let state: ViewerState
  let caption: Caption

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let inner = rect.inset(left: 1, right: 1)
    let used = canvas.draw(
      caption.word, column: inner.column, row: inner.row, style: theme.accentText,
      maxColumns: inner.columns)
    canvas.draw(
      caption.sentence, in: min(inner.maxColumn, inner.column + used + 1)..<inner.maxColumn,
      row: inner.row)
    guard let message = state.message ?? state.work?.note else {
      guard inner.rows > 1 else { return }
      canvas.draw(
        caption.prediction, in: inner.column..<inner.maxColumn, row: inner.row + 1,
        style: theme.muted)
      return
    }
    canvas.draw(
      message, in: inner.column..<inner.maxColumn, row: inner.maxRow - 1, style: theme.strong)
  }
}

extension Work {
  /// How far it has come, and how to stop it.
  fileprivate var note: String {
    "\(title): \(NumberText.fixed(share * 100, decimals: 0)) % done; Esc stops it"
  }
}
