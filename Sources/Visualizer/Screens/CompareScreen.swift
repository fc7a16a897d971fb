import CellGrid
import MemoryAnalysis

/// View 8: two texts side by side, and what each unit holds in A, in B, and A − B.
///
/// Both texts are shown whole: the question is not what comes next but where
/// they differ and for how long. The current word is marked in both.
struct CompareScreen: Screen {
  let state: ViewerState
  let compared: ComparedText
  let comparison: Comparison
  let layout: CompareLayout

  /// The comparison of a state, or how to get one.
  static func of(_ state: ViewerState, in body: GridRect) -> any Screen {
    guard let compared = state.compared, let comparison = state.comparison else {
      return NoComparisonScreen(body: body, isOfNumbers: state.series != nil)
    }
    return CompareScreen(
      state: state, compared: compared, comparison: comparison,
      layout: CompareLayout(state, compared, in: body))
  }

  var caption: Caption? { CompareCaption(state, compared, comparison).caption }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    let order = sidebar.order
    guard order.contains(point) else { return layout.target(at: point) }
    return ScreenLayout.Target(unit: orderPanel.unit(atRow: point.row, in: order))
  }

  func draw(on canvas: inout Canvas) {
    drawHeading(on: &canvas)
    CompareWords(state: state, compared: compared, columns: layout.columns)
      .draw(in: layout.words, on: &canvas)
    for (unit, rect) in layout.blocks {
      CompareBlock(
        state: state, compared: compared, comparison: comparison, columns: layout.columns,
        unit: unit
      )
      .draw(in: rect, on: &canvas)
    }
    drawSidebar(on: &canvas)
  }

  private func drawHeading(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.heading
    let note = OffscreenNote.text(
      wordsBefore: layout.columns.countBefore, wordsAfter: layout.columns.countAfter,
      unitsAbove: layout.rows.countAbove, unitsBelow: layout.rows.countBelow,
      noun: state.noun)
    let room = max(0, rect.columns - DisplayWidth.of(note) - 2)
    let cell = state.layerTrace.cell
    let range = state.range(of: comparison.quantity)
    let end = NumberText.fixed(range, decimals: range == 1 && cell != .lstm ? 0 : 2)
    var used = canvas.draw(
      DisplayWidth.of(cell.carriedHeading) <= room ? cell.carriedHeading : cell.carriedSymbol,
      column: rect.column, row: rect.row,
      style: theme.heading, maxColumns: room)
    // As much of the legend as fits; the most telling part first.
    let parts = [
      state.interferences.isEmpty ? "" : "  without interference", "  to ±\(end)",
      cell.memory == nil ? "" : "  ● writes ✕ lets go",
      layout.alignment.isMinimal ? "" : "  aligned in windows",
    ]
    for part in parts where used + DisplayWidth.of(part) <= room {
      used += canvas.draw(part, column: rect.column + used, row: rect.row, style: theme.muted)
    }
    canvas.draw(
      note, in: rect.column + room..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
  }

  /// Predictions, the selected unit's numbers and the units in their order, as far as there is room.
  private func drawSidebar(on canvas: inout Canvas) {
    guard !layout.sidebar.isEmpty else { return }
    let sidebar = sidebar
    ComparePredictions(state: state, compared: compared).draw(in: sidebar.predictions, on: &canvas)
    CompareUnitPanel(state: state, compared: compared, comparison: comparison)
      .draw(in: sidebar.unit, on: &canvas)
    orderPanel.draw(in: sidebar.order, on: &canvas)
  }

  private var orderPanel: CompareOrderPanel {
    CompareOrderPanel(state: state, comparison: comparison)
  }

  /// Where the parts of the side bar stand; those without room are empty.
  private var sidebar: (predictions: GridRect, unit: GridRect, order: GridRect) {
    let isTall = layout.sidebar.rows >= 26
    let (predictions, rest) = layout.sidebar.split(topRows: isTall ? 13 : 11)
    let (unit, order) = rest.inset(top: 1).split(topRows: CompareUnitPanel.rowCount)
    return (predictions, unit, order.inset(top: 1))
  }
}

/// View 8 while there is nothing to compare with: how to get something.
struct NoComparisonScreen: Screen {
  let body: GridRect
  let isOfNumbers: Bool

  func target(at point: GridPoint) -> ScreenLayout.Target { ScreenLayout.Target() }

  func draw(on canvas: inout Canvas) {
    let lines: [(String, CellStyle)] = [
      (
        isOfNumbers ? "two series side by side" : "two sentences side by side",
        canvas.theme.heading
      ),
      (
        (isOfNumbers ? "" : "press c and type another, or ") + "start with --compare FILE",
        canvas.theme.plain
      ),
    ]
    let first = body.row + max(0, (body.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() where first + index < body.maxRow {
      canvas.draw(
        line.0, in: body.column..<body.maxColumn, row: first + index, style: line.1,
        aligned: .centre)
    }
  }
}
