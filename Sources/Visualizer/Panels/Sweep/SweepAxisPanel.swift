import CellGrid

/// The axis of distances under the curves and bars, its numbers, and the range of the training.
struct SweepAxisPanel {
  let layout: SweepLayout
  /// The distance one looks at.
  let distance: Int
  /// The words in the gap in 99 of 100 cases of the training and at most, if they are known.
  let trained: (most: Int, longest: Int)?

  func draw(on canvas: inout Canvas) {
    guard layout.axis.columns > 1, !layout.axis.isEmpty, !layout.numbers.isEmpty else { return }
    drawAxis(on: &canvas)
    drawTrained(on: &canvas)
  }

  private func drawAxis(on canvas: inout Canvas) {
    let theme = canvas.theme
    let (axis, numbers) = (layout.axis, layout.numbers)
    canvas.draw(
      theme.glyphs.bottomLeft + String(repeating: theme.glyphs.horizontal, count: axis.columns),
      column: axis.column - 1, row: axis.row, style: theme.muted)
    canvas.draw(
      "words", in: numbers.column - SweepLayout.gutter..<numbers.column - 1, row: numbers.row,
      style: theme.muted, aligned: .right)
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 1000].first {
      layout.most / $0 * 6 <= numbers.columns
    }
    let here = "\(distance)"
    let place = layout.column(of: distance)
    let field = place - (here.count - 1) / 2..<place + here.count / 2 + 1
    for mark in stride(from: 0, through: layout.most, by: step ?? 1000) {
      let column = layout.column(of: mark)
      canvas.draw("┬", column: column, row: axis.row, style: theme.muted)
      let text = "\(mark)"
      let start = column - (text.count - 1) / 2
      // The chosen distance has its own number, and room around it.
      guard start > field.upperBound || start + text.count < field.lowerBound else { continue }
      canvas.draw(text, column: start, row: numbers.row, style: theme.muted)
    }
    canvas.draw("▲", column: place, row: axis.row, style: theme.accentText.with(underline: false))
    canvas.draw(here, column: field.lowerBound, row: numbers.row, style: theme.accent)
  }

  /// A bracket under what 99 of 100 cases of the training were like, and dots up to the longest.
  private func drawTrained(on canvas: inout Canvas) {
    guard let trained, !layout.trained.isEmpty else { return }
    let theme = canvas.theme
    let rect = layout.trained
    canvas.draw(
      "trained", in: rect.column - SweepLayout.gutter..<rect.column - 1, row: rect.row,
      style: theme.muted, aligned: .right)
    let end = layout.column(of: trained.most)
    let bracket =
      "├" + String(repeating: theme.glyphs.horizontal, count: max(0, end - rect.column - 1))
    canvas.draw(
      end > rect.column ? bracket + "┤" : "┤", column: rect.column, row: rect.row,
      style: theme.strong)
    let longest = layout.column(of: trained.longest)
    if longest > end {
      canvas.draw(
        String(repeating: "╌", count: longest - end), column: end + 1, row: rect.row,
        style: theme.muted)
    }
    // Over the dots, after the bracket, where there is room.
    let text = " up to \(trained.most) words in 99 of 100 cases, \(trained.longest) at most "
    if end + 3 + text.count <= rect.maxColumn {
      canvas.draw(text, column: end + 3, row: rect.row, style: theme.muted)
    }
  }
}
