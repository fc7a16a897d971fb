import CellGrid

/// A bar from a zero line, in one direction for positive values and in the other for negative.
struct DivergingBar {
  let value: Float
  let range: Float

  /// Draws the bar up or down from the middle of a rectangle, in half cells where there are any.
  func drawVertical(in rect: GridRect, on canvas: inout Canvas) {
    let glyphs = canvas.theme.glyphs
    let half = rect.rows / 2
    guard half > 0, rect.columns > 0, value.isFinite, range > 0 else { return }
    let parts = glyphs.isUnicode ? 2 : 1
    let length = min(half * parts, Int((abs(value) / range * Float(half * parts)).rounded()))
    let zero = rect.row + half
    let step = value < 0 ? 1 : -1
    let style = style(canvas.theme)
    for index in 0..<length / parts {
      let row = value < 0 ? zero + index : zero - 1 - index
      canvas.draw(
        String(repeating: glyphs.full, count: rect.columns), column: rect.column, row: row,
        style: style)
    }
    if length % parts == 1, parts == 2 {
      let row = (value < 0 ? zero : zero - 1) + step * (length / parts)
      canvas.draw(
        String(repeating: value < 0 ? glyphs.upperHalf : glyphs.lowerHalf, count: rect.columns),
        column: rect.column, row: row, style: style)
    }
  }

  /// Draws the bar left or right from the middle of a field.
  func drawHorizontal(in field: Range<Int>, row: Int, on canvas: inout Canvas) {
    let glyphs = canvas.theme.glyphs
    let half = (field.count - 1) / 2
    guard !field.isEmpty else { return }
    let zero = field.lowerBound + half
    canvas.draw(glyphs.vertical, column: zero, row: row, style: canvas.theme.muted)
    guard half > 0, value.isFinite, range > 0 else { return }
    let parts = glyphs.isUnicode ? 2 : 1
    let length = min(half * parts, Int((abs(value) / range * Float(half * parts)).rounded()))
    let whole = String(repeating: glyphs.full, count: length / parts)
    let text =
      length % parts == 0 ? whole : (value < 0 ? "▐" + whole : whole + "▌")
    canvas.draw(
      text, column: value < 0 ? zero - text.count : zero + 1, row: row, style: style(canvas.theme))
  }

  /// The hue of the sign, strong enough to be seen however short the bar is.
  private func style(_ theme: Theme) -> CellStyle {
    guard theme.depth != .none else { return .plain }
    return CellStyle(foreground: theme.signedColour(value < 0 ? -0.75 : 0.75, range: 1))
  }
}
