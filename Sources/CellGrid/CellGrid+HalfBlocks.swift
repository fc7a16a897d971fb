extension CellGrid {
  /// Draws two colours in one cell, one above the other.
  ///
  /// The terminal's own background has no name as a text colour, so the half block is chosen such
  /// that a `.terminalDefault` half is always the cell's background. In a grid without Unicode the
  /// upper colour fills the cell.
  public mutating func drawHalves(top: Colour, bottom: Colour, column: Int, row: Int) {
    guard unicode else {
      draw(" ", column: column, row: row, style: CellStyle(background: top))
      return
    }
    let (glyph, style) = halfBlock(top: top, bottom: bottom)
    draw(glyph, column: column, row: row, style: style)
  }

  private func halfBlock(top: Colour, bottom: Colour) -> (String, CellStyle) {
    if top == bottom { return (" ", CellStyle(background: top)) }
    if top == .terminalDefault { return ("▄", CellStyle(foreground: bottom, background: top)) }
    return ("▀", CellStyle(foreground: top, background: bottom))
  }
}
