extension CellGrid {
  /// Returns the screen as plain text: rows joined by newlines, blanks at their ends removed.
  public func plainText() -> String {
    rowTexts().joined(separator: "\n")
  }

  private func rowTexts() -> [String] {
    (0..<size.rows).map { row in
      var text = ""
      for column in 0..<visibleColumns(row: row, isBlank: { $0.character == " " }) {
        let cell = self[column, row]
        if !cell.isContinuation { text.append(cell.character) }
      }
      return text
    }
  }

  /// Returns the screen with SGR escape sequences, for printing to a terminal.
  ///
  /// Each row starts and ends in the terminal's own colours, so that a row can be cut out; blanks at
  /// its end are removed. Rows are joined by newlines.
  public func ansiText() -> String {
    (0..<size.rows).map(ansiRow).joined(separator: "\n")
  }

  private func ansiRow(_ row: Int) -> String {
    var text = ""
    var current = CellStyle.plain
    for column in 0..<visibleColumns(row: row, isBlank: \.isBlank) {
      let cell = self[column, row]
      if cell.isContinuation { continue }
      if cell.style != current {
        text += sgr(from: current, to: cell.style)
        current = cell.style
      }
      text.append(cell.character)
    }
    return current == .plain ? text : text + "\u{1B}[0m"
  }

  private func visibleColumns(row: Int, isBlank: (Cell) -> Bool) -> Int {
    var columns = size.columns
    while columns > 0, isBlank(self[columns - 1, row]), !self[columns - 1, row].isContinuation {
      columns -= 1
    }
    return columns
  }
}

/// Returns the shortest usual sequence that changes one style to another.
private func sgr(from current: CellStyle, to style: CellStyle) -> String {
  var codes: [String] = []
  var base = current
  let losesAttribute =
    (current.bold && !style.bold) || (current.dim && !style.dim)
    || (current.underline && !style.underline) || (current.reverse && !style.reverse)
  if losesAttribute || style == .plain {
    base = .plain
    codes.append("0")
  }
  if style.bold, !base.bold { codes.append("1") }
  if style.dim, !base.dim { codes.append("2") }
  if style.underline, !base.underline { codes.append("4") }
  if style.reverse, !base.reverse { codes.append("7") }
  if style.foreground != base.foreground { codes.append(code(style.foreground, place: 30)) }
  if style.background != base.background { codes.append(code(style.background, place: 40)) }
  return "\u{1B}[" + codes.joined(separator: ";") + "m"
}

/// Returns the SGR code of a colour; `place` is 30 for text and 40 for the background.
private func code(_ colour: Colour, place: Int) -> String {
  switch colour {
  case .terminalDefault: "\(place + 9)"
  case .indexed(let index) where index < 8: "\(place + Int(index))"
  case .indexed(let index) where index < 16: "\(place + 52 + Int(index))"
  case .indexed(let index): "\(place + 8);5;\(index)"
  case .rgb(let red, let green, let blue): "\(place + 8);2;\(red);\(green);\(blue)"
  }
}
