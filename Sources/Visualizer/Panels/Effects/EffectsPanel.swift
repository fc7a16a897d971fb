import CellGrid
import MemoryAnalysis

/// The same interference on each unit alone: how far it moves the log-odds, and its rank.
struct EffectsPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords
  let effects: EffectsStudy.Shown?
  let rows: UnitRows

  /// "unit 22», the bar, the change, its KL and its rank.
  private static let numberWidth = 22

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 3 else { return }
    let theme = canvas.theme
    let compared = state.comparedInterference
    let note = OffscreenNote.text(unitsAbove: rows.countAbove, unitsBelow: rows.countBelow)
    let room = max(0, rect.columns - DisplayWidth.of(note) - 1)
    let ofLayer = state.reading.baseline.layerName(compared.layer).map { "of \($0) " } ?? ""
    canvas.draw(
      [
        ("each unit \(ofLayer)alone ", theme.heading),
        (compared.deed(in: state.reading) + " " + compared.place(in: state.reading), theme.muted),
      ],
      column: rect.column, row: rect.row, maxColumns: room)
    canvas.draw(
      note, in: rect.column + room..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
    guard let shown = effects else {
      canvas.draw(
        state.work == nil ? "not computed; 6 computes it" : "being computed",
        column: rect.column + MemoryLayout.gutter, row: rect.row + 1, style: theme.muted,
        maxColumns: max(0, rect.columns - MemoryLayout.gutter))
      return
    }
    let effects = shown.effects
    let bars =
      rect.column
      + MemoryLayout.gutter..<max(
        rect.column + MemoryLayout.gutter, rect.maxColumn - Self.numberWidth)
    drawHead(bars, row: rect.row + 1, in: rect, on: &canvas)
    let range = max(0.05, effects.reduce(0) { max($0, abs($1.change)) })
    for (index, unit) in rows.units.enumerated() {
      let row = rect.row + 2 + index
      let isSelected = unit == state.unit && compared.layer == state.layer
      UnitLabel(
        unit: unit, isSelected: isSelected,
        isInterfered: state.interferes(with: unit, ofLayer: compared.layer)
      )
      .draw(
        in: GridRect(column: rect.column, row: row, columns: MemoryLayout.gutter, rows: 1),
        on: &canvas)
      DivergingBar(value: effects[unit].change, range: range)
        .drawHorizontal(in: bars, row: row, on: &canvas)
      drawNumbers(
        effects[unit], rank: shown.spread.rank(of: unit) + 1, isSelected: isSelected,
        from: bars.upperBound,
        row: row, on: &canvas)
    }
  }

  private func drawHead(
    _ bars: Range<Int>, row: Int, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let middle = bars.lowerBound + (bars.count - 1) / 2
    canvas.draw(
      "← \(watched.second)", in: bars.lowerBound..<max(bars.lowerBound, middle), row: row,
      style: theme.muted, aligned: .right)
    canvas.draw(
      "\(watched.first) →", in: min(bars.upperBound, middle + 2)..<bars.upperBound, row: row,
      style: theme.muted)
    let start = bars.upperBound
    let measure = state.outputs.areValues ? "" : "KL"
    for (title, end) in [("change", 8), (measure, 14), ("rank", 21)] {
      canvas.draw(
        title, in: start + end - 6..<start + end, row: row, style: theme.muted, aligned: .right)
    }
  }

  private func drawNumbers(
    _ effect: Effect, rank: Int, isSelected: Bool, from start: Int, row: Int,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let style = isSelected ? theme.strong : theme.plain
    canvas.draw(
      NumberText.signed(effect.change), in: start + 2..<start + 8, row: row, style: style,
      aligned: .right)
    canvas.draw(
      state.outputs.areValues ? "" : NumberText.gate(effect.divergence), in: start + 8..<start + 14,
      row: row,
      style: isSelected ? style : theme.muted, aligned: .right)
    canvas.draw(
      UnitRanking.ordinal(rank), in: start + 15..<start + 21, row: row,
      style: isSelected ? style : theme.muted, aligned: .right)
  }
}
