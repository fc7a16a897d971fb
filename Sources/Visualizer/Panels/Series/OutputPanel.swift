import CellGrid
import RecurrentNets

/// The outputs where they are numbers: what they are now, and their course so far.
///
/// One output of one feature stands beside what came next: who reads sees what was foretold.
struct OutputPanel: Panel {
  let state: ViewerState

  private static let numberWidth = 8

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard rect.rows > 1, rect.columns >= 20 else { return }
    let (heading, body) = rect.split(topRows: 1)
    canvas.draw(
      "output", in: heading.column..<heading.maxColumn, row: heading.row, style: theme.heading)
    guard !state.hasNoHead else {
      return canvas.draw(
        "none: no head", in: body.column..<body.maxColumn, row: body.row, style: theme.muted)
    }
    let note = state.interferences.isEmpty ? ValuesText.place(state) : "before→now"
    canvas.draw(
      note, in: heading.column + 7..<heading.maxColumn, row: heading.row, style: theme.muted,
      aligned: .right)
    if !state.interferences.isEmpty {
      drawChange(in: body, on: &canvas)
    } else if state.model.network.output.count == 1 {
      drawOne(in: body, on: &canvas)
    } else {
      drawList(in: body, on: &canvas)
    }
  }

  // MARK: - One output

  private func drawOne(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let value = state.reading.trace.output(at: state.position)[0]
    var rest = rect
    func line(_ text: String, _ number: String, _ style: CellStyle) {
      guard !rest.isEmpty else { return }
      draw(text, number, style, row: rest.row, in: rect, on: &canvas)
      rest = rest.split(topRows: 1).rest
    }
    line("\(state.model.labels[0]) says", NumberText.measured(value), theme.strong)
    let feature = state.feature(comparedWith: 0)
    if let feature, let series = state.series {
      let next = state.position < series.count ? series[state.position + 1, feature] : nil
      line("\(series.names[feature]) next", next.map(NumberText.measured) ?? "?", theme.plain)
      if rect.rows >= 7 {
        line("difference", next.map { NumberText.measured(value - $0) } ?? "?", theme.muted)
      }
    }
    let course = OutputCourse(state, capacity: rect.columns - 5)
    guard rest.rows >= 2, let course else { return }
    let plots = feature == nil ? 1 : 2
    let height = min(3, (rest.rows - 1) / plots)
    guard height > 0 else { return }
    let (said, below) = rest.split(topRows: height)
    draw(course.values(of: 0), course, "says", in: said, on: &canvas)
    var legend = below
    if let feature {
      let came: GridRect
      (came, legend) = below.split(topRows: height)
      draw(course.next(of: feature), course, "next", in: came, on: &canvas)
    }
    canvas.draw(
      course.legend, in: rect.column..<rect.maxColumn, row: legend.row, style: theme.muted)
  }

  // MARK: - Several outputs

  private func drawList(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let values = state.reading.trace.output(at: state.position)
    let labelWidth = min(8, (values.indices.map { state.model.labels[$0].count }.max() ?? 1) + 1)
    let course = OutputCourse(
      state, capacity: rect.columns - labelWidth - Self.numberWidth)
    // The last row says where the plots end, and what is not shown.
    let rows = rect.rows > 2 ? rect.rows - 1 : rect.rows
    for index in values.indices.prefix(rows) {
      let row = rect.row + index
      draw(
        state.model.labels[index], NumberText.measured(values[index]), theme.plain, row: row,
        in: rect, labelWidth: labelWidth, on: &canvas)
      guard let course else { continue }
      let bars = course.bars(
        of: course.values(of: index), from: rect.column + labelWidth, theme)
      Sparkline(bars: bars, scale: state.outputScale).draw(rows: row..<row + 1, on: &canvas)
    }
    guard rows < rect.rows else { return }
    let hidden = values.count - rows
    let more = hidden > 0 ? "+\(hidden) more  " : ""
    canvas.draw(
      more + (course?.legend ?? ""), in: rect.column..<rect.maxColumn,
      row: rect.row + min(rows, values.count), style: theme.muted)
  }

  // MARK: - Interferences

  private func drawChange(in rect: GridRect, on canvas: inout Canvas) {
    let now = state.reading.trace.output(at: state.position)
    let before = state.reading.baseline.output(at: state.position)
    for index in now.indices.prefix(rect.rows) {
      let text = NumberText.measured(before[index]) + "→" + NumberText.measured(now[index])
      draw(
        state.model.labels[index], text, canvas.theme.plain, row: rect.row + index, in: rect,
        on: &canvas)
    }
    guard now.count == 1 else { return }
    drawCourses(in: rect.split(topRows: 1).rest, on: &canvas)
  }

  /// The one output's course without the interferences and with them, on one scale.
  private func drawCourses(in rect: GridRect, on canvas: inout Canvas) {
    let height = min(3, (rect.rows - 1) / 2)
    let columns = rect.columns - 5
    guard height > 0, let was = OutputCourse(state, capacity: columns, of: state.reading.baseline),
      let now = OutputCourse(state, capacity: columns)
    else { return }
    let (above, below) = rect.split(topRows: height)
    draw(was.values(of: 0), was, "was", in: above, on: &canvas)
    let (plot, rest) = below.split(topRows: height)
    draw(now.values(of: 0), now, "is", in: plot, on: &canvas)
    canvas.draw(
      now.legend, in: rect.column..<rect.maxColumn, row: rest.row, style: canvas.theme.muted)
  }

  // MARK: - Rows

  private func draw(
    _ label: String, _ number: String, _ style: CellStyle, row: Int, in rect: GridRect,
    labelWidth: Int? = nil, on canvas: inout Canvas
  ) {
    let numbers = max(rect.column, rect.maxColumn - max(Self.numberWidth, number.count))
    let end = labelWidth.map { rect.column + $0 - 1 } ?? numbers - 1
    canvas.draw(label, in: rect.column..<max(rect.column, end), row: row)
    canvas.draw(number, in: numbers..<rect.maxColumn, row: row, style: style, aligned: .right)
  }

  private func draw(
    _ values: [Float], _ course: OutputCourse, _ label: String, in rect: GridRect,
    on canvas: inout Canvas
  ) {
    canvas.draw(label, column: rect.column, row: rect.row, style: canvas.theme.muted)
    Sparkline(
      bars: course.bars(of: values, from: rect.column + 5, canvas.theme), scale: state.outputScale
    ).draw(rows: rect.row..<rect.maxRow, on: &canvas)
  }
}
