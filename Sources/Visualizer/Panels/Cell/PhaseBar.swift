import CellGrid

/// The phases of a step in a row, the one that is shown in the accent colour.
struct PhaseBar: Panel {
  let state: ViewerState
  /// What is off the screen, at the right.
  let note: String

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let room = max(0, rect.columns - DisplayWidth.of(note) - 1)
    var spans: [(text: String, style: CellStyle)] = []
    for phase in state.phases {
      let isChosen = phase == state.phase
      spans.append(
        (
          (isChosen ? "▸" : " ") + "\(phase.number) \(phase.title) ",
          isChosen ? theme.accent : (state.phase == nil ? theme.plain : theme.muted)
        ))
      spans.append((" ", theme.plain))
    }
    let hint = state.phase == nil ? "  the whole step; . walks its phases" : "  Esc: the whole step"
    let width = spans.reduce(0) { $0 + DisplayWidth.of($1.text) }
    if width + hint.count <= room { spans.append((hint, theme.muted)) }
    if width > room {
      // Where not all fit, the one that is shown.
      let text =
        state.phase.map { "phase \($0.number) of \(state.phases.count): \($0.title)" }
        ?? "the whole step"
      spans = [(text, state.phase == nil ? theme.plain : theme.accent)]
    }
    canvas.draw(spans, column: rect.column, row: rect.row, maxColumns: room)
    canvas.draw(
      note, in: rect.column + room..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
  }
}
