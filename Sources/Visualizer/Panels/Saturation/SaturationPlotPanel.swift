import CellGrid
import MemoryAnalysis

/// One gate's plot: to the right the share of steps below 0.1, upwards the share above 0.9.
struct SaturationPlotPanel: Panel {
  let plot: SaturationLayout.Plot
  let markWidth: Int
  let saturation: Saturation
  let state: ViewerState

  func draw(in area: GridRect, on canvas: inout Canvas) {
    guard !area.isEmpty else { return }
    drawTitle(on: &canvas)
    drawAxes(around: area, on: &canvas)
    drawDiagonal(in: area, on: &canvas)
    for bin in plot.bins { draw(bin, on: &canvas) }
    drawNumbers(on: &canvas)
  }

  private func drawTitle(on canvas: inout Canvas) {
    let theme = canvas.theme
    let title = plot.title
    let isFocused = plot.gate == state.focus
    canvas.draw(
      "↑ open", in: title.column..<plot.area.column + 1, row: title.row, style: theme.muted)
    canvas.draw(
      plot.gate.heading(in: state.layerTrace.cell), in: plot.area.column + 1..<title.maxColumn,
      row: title.row,
      style: isFocused ? theme.accentText : theme.heading, aligned: .centre)
  }

  private func drawAxes(around area: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let glyphs = theme.glyphs
    for row in area.row..<area.maxRow {
      canvas.draw(glyphs.vertical, column: area.column - 1, row: row, style: theme.muted)
    }
    let line = String(repeating: glyphs.horizontal, count: area.columns)
    canvas.draw(
      glyphs.bottomLeft + line, column: area.column - 1, row: area.maxRow, style: theme.muted)
    let labels = area.column - SaturationLayout.axisWidth..<area.column - 1
    for share in area.rows >= 7 ? [0, 0.5, 1] : [0, 1] as [Float] {
      let row = SaturationLayout.place(closed: 0, open: share, in: area, markWidth).row
      canvas.draw(
        NumberText.percent(share), in: labels, row: row, style: theme.muted, aligned: .right)
    }
    let scale = plot.scale
    let fields = scale.column..<scale.maxColumn
    canvas.draw("closed →", in: fields, row: scale.row, style: theme.muted, aligned: .centre)
    canvas.draw("0 %", column: scale.column, row: scale.row, style: theme.muted, maxColumns: 3)
    canvas.draw(
      "100 %", column: max(scale.column + 3, scale.maxColumn - 5), row: scale.row,
      style: theme.muted, maxColumns: 5)
  }

  /// The line that no unit can be beyond, as no gate is open and closed at once.
  private func drawDiagonal(in area: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let dot = theme.glyphs.ramp[1]
    for row in 0..<area.rows {
      let share = area.rows > 1 ? Float(row) / Float(area.rows - 1) : 0
      let place = SaturationLayout.place(closed: share, open: 1 - share, in: area, markWidth)
      canvas.draw(
        dot, column: place.column + markWidth / 2, row: area.row + row, style: theme.muted)
    }
  }

  private func draw(_ bin: SaturationLayout.Bin, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isSelected = bin.units.contains(state.unit)
    let text: String
    if bin.units.count == 1 {
      text = "\(bin.units[0])"
    } else {
      let count = String(bin.units.count)
      text = "●" + (count.count < markWidth ? count : "+")
    }
    canvas.draw(
      text, column: bin.place.column, row: bin.place.row,
      style: isSelected ? theme.accent : (bin.units.count == 1 ? theme.plain : theme.strong))
  }

  /// The selected unit's shares, then the units that are open and closed most often.
  private func drawNumbers(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = plot.numbers
    guard rect.rows > 0 else { return }
    let open = NumberText.percent(saturation.openShare(of: plot.gate, unit: state.unit))
    let closed = NumberText.percent(saturation.closedShare(of: plot.gate, unit: state.unit))
    let isWide = rect.columns >= 32
    canvas.draw(
      [
        (isWide ? "unit \(state.unit)" : "\(state.unit)", theme.accentText),
        (" open ", theme.muted),
        (open, theme.plain), (" closed ", theme.muted), (closed, theme.plain),
      ],
      column: rect.column, row: rect.row, maxColumns: rect.columns)
    drawMost("most open   ", row: rect.row + 2, on: &canvas) {
      saturation.openShare(of: plot.gate, unit: $0)
    }
    drawMost("most closed ", row: rect.row + 3, on: &canvas) {
      saturation.closedShare(of: plot.gate, unit: $0)
    }
  }

  private func drawMost(
    _ label: String, row: Int, on canvas: inout Canvas, by share: (Int) -> Float
  ) {
    let rect = plot.numbers
    guard rect.rows >= 4 else { return }
    let theme = canvas.theme
    var spans: [(text: String, style: CellStyle)] = [(label, theme.muted)]
    var used = label.count
    let units = (0..<saturation.unitCount).sorted { (share($0), $1) > (share($1), $0) }
    for unit in units.prefix(5) where share(unit) > 0 {
      let gap = spans.count > 1 ? "  " : ""
      let value = " " + NumberText.percent(share(unit))
      let width = gap.count + String(unit).count + value.count
      guard used + width <= rect.columns else { break }
      spans.append((gap + "\(unit)", unit == state.unit ? theme.accentText : theme.strong))
      spans.append((value, theme.muted))
      used += width
    }
    if spans.count == 1 { spans.append(("none", theme.muted)) }
    canvas.draw(spans, column: rect.column, row: row, maxColumns: rect.columns)
  }
}
