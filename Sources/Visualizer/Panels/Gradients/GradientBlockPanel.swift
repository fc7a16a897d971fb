import CellGrid
import MemoryAnalysis
import RecurrentNets

/// One network's gradients under the words: bars on a log scale, their numbers, gradient × input and
/// the direct path of the selected unit.
struct GradientBlockPanel {
  let state: ViewerState
  let block: GradientStudy.Block
  let rects: GradientsLayout.Block
  let columns: TokenColumns
  let scale: LogScale

  /// The largest |gradient × input| that is told apart by colour, in nats.
  private static let inputRange: Float = 1.5

  func draw(on canvas: inout Canvas) {
    drawHeading(on: &canvas)
    drawAxis(on: &canvas)
    for column in columns.columns {
      guard let row = block.reach.row(at: column.position) else { continue }
      drawBars(row, column, on: &canvas)
      drawNumbers(row, column, on: &canvas)
    }
    drawPath(on: &canvas)
  }

  private func drawHeading(on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = rects.heading
    let hasCell = block.cell == .lstm
    let quantity = hasCell ? "‖∂y/∂C‖" : "‖∂y/∂h‖"
    var spans: [(text: String, style: CellStyle)] = [
      (block.title, theme.heading), ("  █ ", mainStyle(theme)), (quantity, theme.plain),
    ]
    if hasCell {
      spans += [("  \(secondGlyph(theme)) ", secondStyle(theme)), ("‖∂y/∂h‖", theme.plain)]
    }
    spans.append(("  y = " + NumberText.signed(Float(block.value)), theme.muted))
    canvas.draw(spans, column: rect.column, row: rect.row, maxColumns: rect.columns)
  }

  private func drawAxis(on canvas: inout Canvas) {
    let theme = canvas.theme
    let (bars, field) = (rects.bars, gutter(rects.bars))
    guard bars.rows >= 2 else { return }
    canvas.draw(
      LogScale.text(scale.highest), in: field, row: bars.row, style: theme.muted, aligned: .right)
    canvas.draw(
      LogScale.text(LogScale.lowest), in: field, row: bars.maxRow - 1, style: theme.muted,
      aligned: .right)
    guard bars.rows >= 5 else { return }
    // The power of ten that stands nearest to the middle row.
    let power = (scale.highest + LogScale.lowest) / 2
    canvas.draw(
      LogScale.text(power), in: field, row: bars.row + bars.rows / 2, style: theme.muted,
      aligned: .right)
  }

  private func drawBars(
    _ row: GradientReach.Row, _ column: TokenColumns.Column, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let inner = column.column + 1..<max(column.column + 1, column.column + column.width - 1)
    guard inner.count >= 2, let cell = row.relativeCell else {
      drawBar(
        row.relativeCell ?? row.relativeHidden, in: inner.isEmpty ? column.field : inner,
        glyphs: theme.glyphs.lowerEighths, style: mainStyle(theme), on: &canvas)
      return
    }
    let middle = inner.lowerBound + (inner.count + 1) / 2
    drawBar(
      cell, in: inner.lowerBound..<middle, glyphs: theme.glyphs.lowerEighths,
      style: mainStyle(theme), on: &canvas)
    drawBar(
      row.relativeHidden, in: middle..<inner.upperBound,
      glyphs: theme.depth == .none ? [secondGlyph(theme)] : theme.glyphs.lowerEighths,
      style: secondStyle(theme), on: &canvas)
  }

  /// A bar from below, in as many parts of a cell as there are signs.
  private func drawBar(
    _ value: Double, in field: Range<Int>, glyphs: [String], style: CellStyle,
    on canvas: inout Canvas
  ) {
    let bars = rects.bars
    guard bars.rows > 0, !field.isEmpty, let full = glyphs.last else { return }
    let share = scale.share(of: value)
    // Signs of growing weight are no heights.
    let parts = canvas.theme.glyphs.isUnicode ? glyphs.count : 1
    // A bar in whole cells must not look longer than one in eighths that is.
    let isCoarse = parts == 1 && canvas.theme.glyphs.isUnicode
    var length = Int(
      (share * Float(bars.rows * parts)).rounded(isCoarse ? .down : .toNearestOrAwayFromZero))
    if share > 0 { length = max(1, length) }
    for index in 0..<length / parts {
      canvas.draw(
        String(repeating: full, count: field.count), column: field.lowerBound,
        row: bars.maxRow - 1 - index, style: style)
    }
    let rest = length % parts
    guard rest > 0 else { return }
    canvas.draw(
      String(repeating: glyphs[rest - 1], count: field.count), column: field.lowerBound,
      row: bars.maxRow - 1 - length / parts, style: style)
  }

  private func drawNumbers(
    _ row: GradientReach.Row, _ column: TokenColumns.Column, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let isHere = column.position == state.position
    if !rects.numbers.isEmpty {
      canvas.drawNumber(
        ScientificText.short(row.relativeCell ?? row.relativeHidden), in: column,
        row: rects.numbers.row, style: isHere ? theme.strong : theme.plain)
    }
    if !rects.inputs.isEmpty {
      let value = Float(row.input)
      canvas.drawNumber(
        NumberText.signed(value), in: column, row: rects.inputs.row,
        style: theme.signed(value, range: inputRange))
    }
    for (rect, label) in [
      (rects.numbers, block.cell == .lstm ? "∂C" : "∂h"), (rects.inputs, "grad·x"),
    ] where !rect.isEmpty {
      canvas.draw(label, in: gutter(rect), row: rect.row, style: theme.muted, aligned: .right)
    }
  }

  /// Numbers that are predicted have units of their own.
  private var inputRange: Float {
    guard state.predictsValues else { return Self.inputRange }
    return Float(max(1e-6, block.reach.rows.reduce(0) { max($0, abs($1.input)) }))
  }

  private func drawPath(on canvas: inout Canvas) {
    let rect = rects.path
    guard !rect.isEmpty else { return }
    let theme = canvas.theme
    let record = state.layerTrace
    let keeper = block.cell == .gru ? "z" : "f"
    guard let held = state.currentGradient?.held,
      let positions = block.reach.rows.first.map({
        $0.position..<$0.position + block.reach.rows.count
      }),
      let path = DirectPath(
        of: state.unit, to: block.reach.reference, in: record, over: positions, held: held)
    else {
      canvas.draw(
        block.cell == .rnn ? "no direct path: an RNN makes all of h anew at every step" : "",
        in: rect.column + MemoryLayout.gutter..<rect.maxColumn, row: rect.row, style: theme.muted)
      return
    }
    canvas.draw(
      "∏\(keeper) u\(state.unit)", in: gutter(rect), row: rect.row, style: theme.accentText,
      aligned: .right)
    for column in columns.columns where block.reach.row(at: column.position) != nil {
      let value = path[column.position]
      canvas.drawNumber(
        ScientificText.short(value), in: column, row: rect.row, style: theme.gate(Float(value)))
    }
  }

  // MARK: - Looks

  private func gutter(_ rect: GridRect) -> Range<Int> {
    rect.column..<min(rect.maxColumn, rect.column + MemoryLayout.gutter - 1)
  }

  /// The look of what the cell carries: C, or h where there is no C.
  private func mainStyle(_ theme: Theme) -> CellStyle {
    theme.depth == .none ? .plain : CellStyle(foreground: theme.gateColour(0.6))
  }

  private func secondStyle(_ theme: Theme) -> CellStyle { theme.muted }

  private func secondGlyph(_ theme: Theme) -> String {
    theme.depth == .none ? "▒" : "█"
  }
}
