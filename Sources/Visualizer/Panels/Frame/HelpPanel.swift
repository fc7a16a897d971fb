import CellGrid
import RecurrentNets

/// The help, over everything but the title and the footer.
struct HelpPanel: Panel {
  let firstLine: Int
  let cell: CellKind

  private static let width = 80
  private static let keyWidth = 14

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let lines = HelpText.lines(of: cell)
    let width = min(rect.columns - 2, Self.width)
    let visible = HelpText.visibleLines(rows: rect.rows)
    let rows = min(lines.count, visible) + 2
    let box = GridRect(
      column: rect.column + (rect.columns - width) / 2, row: rect.row + 1, columns: width,
      rows: rows)
    canvas.fill(rect.inset(top: 1, bottom: 1), style: .plain)
    // The screen may have grown since the help was scrolled.
    let first = min(firstLine, HelpText.lastFirstLine(rows: rect.rows, cell: cell))
    Frame(title: "keys and signs", note: note(first, visible, of: lines.count)).draw(
      in: box, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let keyWidth = min(Self.keyWidth, inner.columns / 3)
    for (index, line) in lines.dropFirst(first).prefix(inner.rows).enumerated() {
      let row = inner.row + index
      switch line {
      case .heading(let text):
        canvas.draw(text, in: inner.column..<inner.maxColumn, row: row, style: theme.heading)
      case .key(let keys, let title):
        canvas.draw(
          keys, in: inner.column + 2..<inner.column + keyWidth, row: row, style: theme.accentText)
        canvas.draw(title, in: inner.column + keyWidth..<inner.maxColumn, row: row)
      case .text(let text):
        canvas.draw(text, in: inner.column..<inner.maxColumn, row: row, style: theme.muted)
      }
    }
  }

  private func note(_ first: Int, _ visible: Int, of count: Int) -> String {
    let last = min(count, first + visible)
    return visible < count ? "lines \(first + 1)–\(last) of \(count), ↑↓" : ""
  }
}
