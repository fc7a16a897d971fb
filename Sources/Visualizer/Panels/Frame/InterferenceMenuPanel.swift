import CellGrid
import MemoryAnalysis

/// The menu of what can be done to the selected unit, over the view.
struct InterferenceMenuPanel: Panel {
  let state: ViewerState
  let menu: InterferenceMenu

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let cell = state.layerTrace.cell
    let layer = state.model.network.layers[state.layer]
    let items = InterferenceMenu.Item.all(of: cell)
    let width = min(rect.columns, 52)
    let rows = min(rect.rows, items.count + 4)
    let box = GridRect(
      column: rect.column + (rect.columns - width) / 2, row: rect.row + (rect.rows - rows) / 2,
      columns: width, rows: rows)
    canvas.fill(box, style: .plain)
    let name = "unit \(state.unit)" + (cell == .lstm ? "" : ", h alone")
    Frame(title: "interfere with \(name)", note: "").draw(in: box, on: &canvas)
    let inner = box.inset(left: 2, top: 1, right: 2, bottom: 1)
    let start = state.readsBackward ? "the last word" : "the start"
    canvas.draw(
      [
        ("Tab  ", theme.accentText), ("from ", theme.muted),
        (menu.isFromStart ? start : state.reading.name(at: state.position), theme.strong),
        (state.readsBackward ? " back" : " on", theme.muted),
      ],
      column: inner.column, row: inner.row, maxColumns: inner.columns)
    let list = inner.inset(top: 2)
    // Where not all lines fit, the chosen one is among those that are shown.
    let first = max(0, min(items.count - list.rows, menu.choice - list.rows + 1))
    for (index, item) in items.enumerated().dropFirst(first).prefix(list.rows) {
      let row = list.row + index - first
      let isChosen = index == menu.choice
      let interference = Interference(item.action(in: cell, value: 0), unit: nil)
      let isPossible = interference.isMeaningful(in: cell)
      canvas.draw(
        (isChosen ? "▸ " : "  ") + "\(item.letter(in: cell))  " + item.title(in: layer),
        in: list.column..<list.maxColumn, row: row,
        style: isChosen ? theme.accentText : (isPossible ? theme.plain : theme.muted))
    }
  }
}
