import CellGrid
import RecurrentNets

/// View 2: the heatmaps of everything the layer computes.
struct HeatmapsScreen: Screen {
  let state: ViewerState
  let layout: HeatmapsLayout

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let painter = HeatmapPainter(
      state: state, rows: layout.rows, unitsPerRow: layout.unitsPerRow,
      firstPosition: layout.positions.lowerBound, cellWidth: layout.cellWidth)
    for labels in layout.labels { painter.drawLabels(in: labels, on: &canvas) }
    if state.model.network.readsBackward, let labels = layout.labels.first {
      canvas.draw(
        state.readsBackward ? "◂ time" : "time ▸", column: labels.column,
        row: layout.titles.row, style: theme.strong, maxColumns: labels.columns - 1)
    }
    for (quantity, cells) in layout.maps {
      let isFocused = quantity == state.focus
      canvas.draw(
        quantity.heading(in: state.layerTrace.cell, columns: pitch - 1), column: cells.column,
        row: layout.titleRow(over: cells),
        style: isFocused ? theme.accentText : theme.heading)
      if layout.titleRow(over: cells) == layout.titles.row {
        drawHead(over: cells, on: &canvas)
        drawPlots(over: cells, on: &canvas)
      }
      painter.drawCells(of: quantity, in: cells, on: &canvas)
      painter.drawMark(below: cells, on: &canvas)
    }
    drawValues(on: &canvas)
    guard !layout.legend.isEmpty else { return }
    Legend(state: state, isCompact: false).draw(in: layout.legend, on: &canvas)
  }

  /// The current word over its column, as far as the map's width lets it.
  private func drawHead(over cells: GridRect, on canvas: inout Canvas) {
    let word = DisplayWidth.truncate(
      canvas.readable(state.reading[state.position].text), to: pitch - 1,
      unicode: canvas.theme.glyphs.isUnicode)
    let width = DisplayWidth.of(word)
    let column =
      cells.column + (state.position - layout.positions.lowerBound) * layout.cellWidth
    let first = max(cells.column, min(column, cells.column + pitch - 1 - width))
    canvas.draw(word, column: first, row: layout.head.row, style: canvas.theme.accentText)
  }

  /// What a series' features are, over the columns of the same steps.
  private func drawPlots(over cells: GridRect, on canvas: inout Canvas) {
    guard let series = state.series else { return }
    SeriesPlots(
      state: state, series: series, positions: layout.positions, cellWidth: layout.cellWidth
    )
    .draw(
      labels: layout.labels[0],
      in: GridRect(
        column: cells.column, row: layout.plots.row, columns: cells.columns,
        rows: layout.plots.rows),
      on: &canvas)
  }

  /// The columns from one map to the next.
  private var pitch: Int {
    guard layout.maps.count > 1, layout.maps[1].cells.row == layout.maps[0].cells.row else {
      return layout.head.columns
    }
    return layout.maps[1].cells.column - layout.maps[0].cells.column
  }

  /// A name and its number, in parts of different styles.
  private typealias Value = [(text: String, style: CellStyle)]

  /// The selected unit's name and values, with a gap after each.
  private func values(
    _ theme: Theme, gap: String, place: String, withSeries: Bool = true
  ) -> [Value] {
    var values: [Value] = [
      [("unit \(state.unit)", theme.accentText), (place + gap, theme.muted)]
    ]
    if withSeries, let series = state.series, let name = series.names.first {
      values.append([
        (name + " ", theme.muted),
        (NumberText.measured(series[state.position, 0]) + gap, theme.plain),
      ])
    }
    for quantity in state.layerTrace.unitQuantities {
      let cell = state.cell(quantity, unit: state.unit, at: state.position)
      values.append([
        (quantity.symbol(in: state.layerTrace.cell) + " ", theme.muted),
        (quantity.text(cell.value), cell.style(theme)), (gap, theme.plain),
      ])
    }
    return values
  }

  /// The most that is said of the selected unit in so many columns; a number is there whole or not at all.
  private func fittingValues(_ theme: Theme, columns: Int) -> Value {
    func width(_ value: Value) -> Int { value.reduce(0) { $0 + DisplayWidth.of($1.text) } }
    let variants = [
      values(theme, gap: "  ", place: " at \(state.reading.name(at: state.position))"),
      values(theme, gap: " ", place: ""),
      values(theme, gap: " ", place: "", withSeries: false),
    ]
    // The gap after the last may be cut.
    let fitting = zip(variants, [2, 1, 1]).first { variant, gap in
      width(variant.flatMap { $0 }) <= columns + gap
    }
    if let fitting { return fitting.0.flatMap { $0 } }
    var used = 0
    return variants[2].prefix { value in
      used += width(value)
      return used <= columns + 1
    }.flatMap { $0 }
  }

  /// The selected unit's values in numbers, and what is off the screen.
  private func drawValues(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.values
    let spans = fittingValues(theme, columns: rect.columns)
    let used = canvas.draw(spans, column: rect.column, row: rect.row, maxColumns: rect.columns)
    let offscreen = OffscreenNote.text(
      wordsBefore: layout.positions.lowerBound - 1,
      wordsAfter: state.reading.count - layout.positions.upperBound,
      unitsAbove: layout.rows.countAbove, unitsBelow: layout.rows.countBelow,
      noun: state.noun)
    let basis = CriterionText.basis(of: state, columns: rect.columns - offscreen.count - 2)
    let note = [basis, offscreen].filter { !$0.isEmpty }.joined(separator: "  ")
    // The row above is blank; what does not fit beside the numbers stands there.
    let fits = used + DisplayWidth.of(note) < rect.columns
    canvas.draw(
      note, in: rect.column + (fits ? used : 0)..<rect.maxColumn,
      row: fits ? rect.row : rect.row - 1, style: theme.muted, aligned: .right)
  }
}
