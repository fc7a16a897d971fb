import CellGrid

/// A grid to draw on, with the theme it is drawn in.
///
/// Views write Unicode signs; where the terminal has none, the canvas draws
/// their ASCII forms.
struct Canvas {
  private(set) var grid: CellGrid
  let theme: Theme

  init(size: GridSize, theme: Theme) {
    grid = CellGrid(size: size, unicode: theme.glyphs.isUnicode)
    self.theme = theme
  }

  /// The whole canvas.
  var bounds: GridRect { GridRect(grid.size) }

  /// Draws a text and returns the columns it takes.
  @discardableResult
  mutating func draw(
    _ text: String, column: Int, row: Int, style: CellStyle = .plain, maxColumns: Int? = nil
  ) -> Int {
    grid.draw(readable(text), column: column, row: row, style: style, maxColumns: maxColumns)
  }

  /// Draws a text in a field, cut with an ellipsis or padded to its width.
  mutating func draw(
    _ text: String, in field: Range<Int>, row: Int, style: CellStyle = .plain,
    aligned alignment: TextAlignment = .left
  ) {
    guard !field.isEmpty else { return }
    let unicode = theme.glyphs.isUnicode
    let text = DisplayWidth.truncate(
      readable(text), to: field.count, ellipsis: theme.glyphs.ellipsis, unicode: unicode)
    let missing = field.count - DisplayWidth.of(text, unicode: unicode)
    let before = alignment == .left ? 0 : (alignment == .centre ? missing / 2 : missing)
    // What is underlined is the text, not the blanks around it.
    grid.fill(
      GridRect(column: field.lowerBound, row: row, columns: field.count, rows: 1),
      style: style.with(underline: false))
    grid.draw(
      text, column: field.lowerBound + before, row: row, style: style, maxColumns: field.count)
  }

  /// Draws several texts one after the other and returns the columns they take; where one does not fit
  /// it ends with an ellipsis, and blanks at its end may be missing.
  @discardableResult
  mutating func draw(
    _ spans: [(text: String, style: CellStyle)], column: Int, row: Int, maxColumns: Int
  ) -> Int {
    var used = 0
    for span in spans where used < maxColumns {
      let room = maxColumns - used
      let text = readable(span.text)
      let visible = String(text.reversed().drop { $0 == " " }.reversed())
      let fitting = DisplayWidth.truncate(
        visible, to: room, ellipsis: theme.glyphs.ellipsis, unicode: theme.glyphs.isUnicode)
      used += draw(
        fitting == visible ? text : fitting, column: column + used, row: row, style: span.style,
        maxColumns: room)
    }
    return used
  }

  mutating func drawHalves(top: Colour, bottom: Colour, column: Int, row: Int) {
    grid.drawHalves(top: top, bottom: bottom, column: column, row: row)
  }

  mutating func fill(_ rect: GridRect, style: CellStyle) { grid.fill(rect, style: style) }

  mutating func restyle(_ rect: GridRect, _ change: (inout CellStyle) -> Void) {
    grid.restyle(rect, change)
  }

  /// The text with signs the terminal can show.
  func readable(_ text: String) -> String {
    guard !theme.glyphs.isUnicode else { return text }
    var result = ""
    for character in text { result += Self.asciiForms[character] ?? String(character) }
    return result
  }

  private static let asciiForms: [Character: String] = [
    "−": "-", "“": "\"", "”": "\"", "…": "...", "·": "*", "→": ">", "←": "<", "↑": "^",
    "↓": "v", "C\u{303}": "C~", "₋": "", "₁": "'", "▸": ">", "●": "o", "✕": "x", "≥": ">=",
    "↕": "^v", "±": "+-", "‹": "<", "›": ">", "–": "-", "×": "x", "»": ">", "≠": "!=",
    "⊗": "x", "⊕": "+", "σ": "s", "▲": "^", "━": "=", "─": "-",
    "○": "x", "½": ".5", "◂": "<", "′": "'", "∂": "d", "δ": "d", "‖": "|", "∏": "P", "ᵀ": "'",
    "²": "^2", "φ": "phi", "₊": "+", "█": "#", "▒": ":", "␣": "_", "↵": "$", "├": "|", "┤": "|",
    "┬": "+", "┊": ":", "╌": ".",
  ]
}

/// A part of the screen that draws itself into a rectangle.
protocol Panel {
  func draw(in rect: GridRect, on canvas: inout Canvas)
}
