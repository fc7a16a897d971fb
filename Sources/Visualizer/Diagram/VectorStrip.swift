import CellGrid

/// A vector as one row of heat, a place for each unit; two units share a place where
/// half blocks can be drawn and there is no room for all.
struct VectorStrip {
  let state: ViewerState
  let vector: CellVector

  /// The units from left to right; for the word, the places of what the layer reads.
  let units: [Int]

  /// How many units share a place: 1 or 2.
  let unitsPerPlace: Int

  let light: PhaseLight

  /// Whether the belt that lies behind is seen where the vector is empty.
  ///
  /// Without colour it is not: its line looks like a sign for a value.
  var isOnBelt = false

  /// Draws the strip from a column on; what is not yet computed stays empty.
  func draw(column: Int, row: Int, on canvas: inout Canvas) {
    guard light != .future else { return }
    let theme = canvas.theme
    for (place, start) in stride(from: 0, to: units.count, by: unitsPerPlace).enumerated() {
      let upper = state.cell(vector, unit: units[start])
      let column = column + place
      if unitsPerPlace == 2 {
        let lower = units.indices.contains(start + 1) ? units[start + 1] : nil
        let colours = (
          top: upper.colour(theme),
          bottom: lower.map { state.cell(vector, unit: $0).colour(theme) } ?? .terminalDefault
        )
        if isOnBelt, colours == (.terminalDefault, .terminalDefault) { continue }
        canvas.drawHalves(top: colours.top, bottom: colours.bottom, column: column, row: row)
      } else if isOnBelt, theme.depth != .none, isPlain(upper, theme) {
        continue
      } else if theme.depth == .none {
        canvas.draw(
          upper.glyphs(theme, columns: 1), column: column, row: row,
          style: light == .past ? theme.muted : theme.plain)
      } else if light == .past, theme.glyphs.isUnicode {
        // Half of the cell's surface: paler on any background, in any number of colours.
        let colour = upper.colour(theme)
        canvas.draw(
          colour == .terminalDefault ? " " : "▒", column: column, row: row,
          style: CellStyle(foreground: colour))
      } else {
        canvas.draw(" ", column: column, row: row, style: upper.style(theme))
      }
    }
  }

  private func isPlain(_ cell: StateCell, _ theme: Theme) -> Bool {
    cell.colour(theme) == .terminalDefault
  }

  /// The accent under the selected unit's place, with its value beside it.
  func drawPointer(place: Int, in field: Range<Int>, row: Int, on canvas: inout Canvas) {
    guard light != .future else { return }
    let cell = state.cell(vector, unit: state.unit)
    let number = cell.quantity.text(cell.value)
    let start = pointerField(place: place, in: field).lowerBound
    let isRight = start == field.lowerBound + place
    let style =
      light == .past ? canvas.theme.muted : canvas.theme.accentText.with(underline: false)
    canvas.draw(
      isRight ? "▲ \(number) " : " \(number) ▲", column: start, row: row, style: style)
  }

  /// The columns that the pointer and its number take.
  func pointerField(place: Int, in field: Range<Int>) -> Range<Int> {
    let cell = state.cell(vector, unit: state.unit)
    let width = cell.quantity.text(cell.value).count + 3
    let column = field.lowerBound + place
    // The number stands right of the pointer where there is room for it.
    return column + width - 1 < field.upperBound
      ? column..<column + width : column + 1 - width..<column + 1
  }
}
