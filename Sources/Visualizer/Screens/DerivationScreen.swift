import CellGrid
import MemoryAnalysis

/// The derivation in view 0: backpropagation through one step of the selected unit, phase by phase.
struct DerivationScreen: Screen {
  let state: ViewerState
  let layout: DerivationLayout
  let derived: GradientStudy.Derived?
  let phase: BackwardTerm.Phase?

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    derived = state.currentGradient.flatMap { shown in
      state.gradients.derived.flatMap { $0.key == shown.key ? $0 : nil }
    }
    let phases = derived?.step.phases ?? []
    let index = min(state.gradients.derivation?.phase ?? 0, phases.count - 1)
    phase = phases.indices.contains(index) ? phases[index] : nil
    layout = DerivationLayout(
      state, in: body, isRoomy: isRoomy, count: derived?.step.terms.count ?? 1,
      phaseCount: phases.count)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    WordStrip(state: state, columns: layout.columns).draw(in: layout.words, on: &canvas)
    guard let derived, let phase else {
      let text = state.work == nil ? "not computed; 0 computes it" : "being computed"
      canvas.drawWrapped(state.watchRefusal ?? text, in: layout.equations)
      return
    }
    drawMark(derived.step.position, on: &canvas)
    drawPhases(derived.step, phase, on: &canvas)
    DerivationPanel(state: state, derived: derived, phase: phase)
      .draw(in: layout.equations, on: &canvas)
    DerivationNumbersPanel(step: derived.step, phase: phase)
      .draw(in: layout.numbers, on: &canvas)
  }

  /// Where the step is, and the way from where it is said.
  private func drawMark(_ place: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.mark
    guard !rect.isEmpty else { return }
    canvas.draw(
      "step back", in: rect.column..<min(rect.maxColumn, rect.column + MemoryLayout.gutter - 1),
      row: rect.row, style: theme.muted)
    guard let column = layout.columns.column(of: place) else { return }
    let centre = column.column + (column.width - 1) / 2
    canvas.draw(
      "▲", column: centre, row: rect.row, style: theme.accentText.with(underline: false))
    guard let here = layout.columns.column(of: state.position) else { return }
    let end = here.column + (here.width - 1) / 2
    let line = String(repeating: theme.glyphs.horizontal, count: max(0, abs(end - centre) - 1))
    canvas.draw(line, column: min(centre, end) + 1, row: rect.row, style: theme.muted)
  }

  private func drawPhases(
    _ step: BackwardStep, _ phase: BackwardTerm.Phase, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let names = step.phases.map { DerivationText.title(of: $0, in: step) }
    let width = names.reduce(0) { $0 + DisplayWidth.of($1) + 5 }
    var spans: [(text: String, style: CellStyle)] = []
    for (index, name) in names.enumerated() {
      let isChosen = step.phases[index] == phase
      guard isChosen || width <= layout.phases.columns else { continue }
      spans.append(
        (
          (isChosen ? "▸" : " ") + "\(index + 1) \(name) ",
          isChosen ? theme.accent : theme.muted
        ))
      spans.append((" ", theme.plain))
    }
    if width > layout.phases.columns { spans.append(("of \(names.count)", theme.muted)) }
    canvas.draw(
      spans, column: layout.phases.column, row: layout.phases.row,
      maxColumns: layout.phases.columns)
  }

  var caption: Caption? {
    guard let derived, let phase else { return nil }
    return DerivationText(state: state, derived: derived, phase: phase).caption
  }
}
