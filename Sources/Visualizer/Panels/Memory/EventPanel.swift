import CellGrid
import MemoryAnalysis

/// The events around the current step: word, unit, what was lost and what was written.
struct EventPanel: Panel {
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > EventRows.headingRows else { return }
    let rows = EventRows(state, in: rect)
    let fields = Fields(rect, unitCount: state.layerTrace.hiddenSize)
    drawHeading(rows, fields, in: rect, on: &canvas)
    var lastPosition: Int?
    for (index, entry) in rows.entries.enumerated() {
      // A step's word stands before the first of its events.
      let word =
        entry.position == lastPosition ? "" : state.reading[entry.position].text.withVisibleBlank
      lastPosition = entry.position
      draw(entry, word: word, fields, row: rect.row + EventRows.headingRows + index, on: &canvas)
    }
  }

  /// Where the columns stand: the numbers take six each, the word what is left.
  private struct Fields {
    let word: Range<Int>
    let unit: Range<Int>
    let lost: Range<Int>
    let written: Range<Int>

    init(_ rect: GridRect, unitCount: Int) {
      let end = rect.maxColumn
      let digits = max(2, String(max(0, unitCount - 1)).count)
      written = end - 6..<end
      lost = end - 13..<end - 7
      unit = max(rect.column, end - 14 - digits)..<end - 14
      word = rect.column..<max(rect.column, unit.lowerBound - 1)
    }
  }

  private func drawHeading(
    _ rows: EventRows, _ fields: Fields, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    var count = rows.number.map { "\($0) of \(rows.count)" } ?? "\(rows.count) in all"
    if let note = state.windowNote {
      // Of a long text they are those of the window that is recorded.
      let long = "\(count), \(note)"
      count = long.count <= rect.columns - 7 ? long : "\(rows.count) in \(note.dropFirst(6))"
    }
    let heading = rows.number == nil ? "events" : "event"
    canvas.draw(heading, in: rect.column..<rect.maxColumn, row: rect.row, style: theme.heading)
    canvas.draw(
      count, in: rect.column + 7..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
    canvas.draw(
      "unit", in: fields.unit.upperBound - 4..<fields.unit.upperBound, row: rect.row + 1,
      style: theme.muted)
    for (title, field) in [("lost", fields.lost), ("wrote", fields.written)] {
      canvas.draw(title, in: field, row: rect.row + 1, style: theme.muted, aligned: .right)
    }
  }

  private func draw(
    _ entry: EventList.Entry, word: String, _ fields: Fields, row: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let isNow = entry.position == state.position
    let isToCome = !state.hasRead(entry.position)
    let style = isNow ? theme.accentText : (isToCome ? theme.muted : theme.plain)
    canvas.draw(word, in: fields.word, row: row, style: style)
    canvas.draw(
      String(entry.unit), in: fields.unit, row: row,
      style: isNow && entry.unit == state.unit ? theme.accent : style, aligned: .right)
    let parts = [
      (entry.event.letsGo, "✕", entry.lost, fields.lost),
      (entry.event.writes, "●", entry.written, fields.written),
    ]
    for (happens, sign, value, field) in parts where happens {
      // What is still to come has no colour yet, as everywhere.
      let cell = state.memoryCell(value)
      canvas.draw(
        sign + NumberText.signed(value), in: field, row: row,
        style: isToCome ? theme.muted : cell.style(theme), aligned: .right)
    }
  }
}
