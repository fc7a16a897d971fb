import CellGrid
import MemoryAnalysis

/// The curves of a distance sweep: what is left of the gradient at the subject, on a log scale.
struct SweepPlotPanel {
  let curves: [SweepCurve]
  let scale: SweepScale
  let layout: SweepLayout
  /// The distance one looks at.
  let distance: Int
  /// The words in the gap in 99 of 100 cases of the training, if they are known.
  let trained: Int?

  private var area: GridRect { layout.plot }

  func draw(on canvas: inout Canvas) {
    guard area.rows > 0, area.columns > 1 else { return }
    drawAxis(on: &canvas)
    drawUprights(on: &canvas)
    if canvas.theme.glyphs.isUnicode {
      drawDots(on: &canvas)
    } else {
      drawLetters(on: &canvas)
    }
    drawMarks(on: &canvas)
    drawNames(on: &canvas)
  }

  // MARK: - Around the curves

  private func drawAxis(on canvas: inout Canvas) {
    let theme = canvas.theme
    let ticks = scale.ticks(rows: area.rows)
    for row in 0..<area.rows {
      let tick = ticks.first { $0.row == row }
      canvas.draw(
        tick == nil ? theme.glyphs.vertical : "┤", column: area.column - 1, row: area.row + row,
        style: theme.muted)
      guard let tick else { continue }
      canvas.draw(
        LogScale.text(tick.power),
        in: area.column
          - SweepLayout.gutter..<max(area.column - SweepLayout.gutter, area.column - 1),
        row: area.row + row, style: theme.muted, aligned: .right)
      for column in stride(from: area.column + 3, to: area.maxColumn, by: 4) {
        canvas.draw(
          theme.glyphs.ramp[1], column: column, row: area.row + row, style: theme.muted)
      }
    }
  }

  /// The end of the trained range, and where one looks.
  private func drawUprights(on canvas: inout Canvas) {
    let theme = canvas.theme
    for row in area.row..<area.maxRow {
      if let trained, trained < layout.most {
        canvas.draw("┊", column: layout.column(of: trained), row: row, style: theme.muted)
      }
      canvas.draw(
        theme.glyphs.vertical, column: layout.column(of: distance), row: row,
        style: theme.accentText.with(underline: false))
    }
  }

  /// The names at the ends of the curves, each in a row of its own.
  private func drawNames(on canvas: inout Canvas) {
    var taken: Set<Int> = []
    for curve in curves {
      guard let last = curve.points.last else { continue }
      let place =
        SweepScale.power(curve.points, at: Double(last.distance)).flatMap { scale.place(of: $0) }
      let isBelow = place == nil
      var row = row(of: place ?? 1)
      if taken.contains(row) {
        let free = (0..<area.rows).filter { !taken.contains($0) }
        guard let near = free.min(by: { abs($0 - row) < abs($1 - row) }) else { continue }
        row = near
      }
      taken.insert(row)
      canvas.draw(
        curve.cell.title + (isBelow ? "↓" : ""), column: area.maxColumn + 1, row: area.row + row,
        style: CurveLook(cell: curve.cell).style(canvas.theme).with(bold: true),
        maxColumns: SweepLayout.names - 1)
    }
  }

  // MARK: - The curves

  /// The distance at a place of so many from the left.
  private func distance(at place: Int, of places: Int) -> Double {
    Double(place) / Double(max(1, places - 1)) * Double(layout.most)
  }

  /// The row of a place, which has two rows of dots.
  private func row(of place: Double) -> Int { SweepScale.row(of: place, rows: area.rows) }

  private func drawDots(on canvas: inout Canvas) {
    var all: [(raster: DotRaster, style: CellStyle)] = []
    for curve in curves {
      let look = CurveLook(cell: curve.cell)
      var raster = DotRaster(columns: area.columns, rows: area.rows)
      var before: Int?
      for column in 0..<raster.dotColumns {
        let power = SweepScale.power(
          curve.points, at: distance(at: column, of: raster.dotColumns))
        guard let place = power.flatMap({ scale.place(of: $0) }) else {
          before = nil
          continue
        }
        let dot = Int((place * Double(raster.dotRows - 1)).rounded())
        // Joined to where the curve stood in the column before.
        let start = before.map { $0 < dot ? min(dot, $0 + 1) : max(dot, $0 - 1) } ?? dot
        if look.hasDot(at: column) {
          for row in min(start, dot)...max(start, dot) { raster.set(column, row) }
        }
        before = dot
      }
      all.append((raster, look.style(canvas.theme)))
    }
    for row in 0..<area.rows {
      for column in 0..<area.columns {
        let here =
          all.map {
            (pattern: $0.raster.pattern(column: column, row: row), style: $0.style)
          }.filter { $0.pattern != 0 }
        draw(here, column: area.column + column, row: area.row + row, on: &canvas)
      }
    }
  }

  /// The dots of a cell, each in the colour of its curve as far as a cell has colours.
  private func draw(
    _ dots: [(pattern: UInt8, style: CellStyle)], column: Int, row: Int, on canvas: inout Canvas
  ) {
    guard let first = dots.first else { return }
    guard dots.count > 1, canvas.theme.depth != .none else {
      canvas.draw(
        DotRaster.sign(dots.reduce(0) { $0 | $1.pattern }), column: column, row: row,
        style: first.style)
      return
    }
    // One half each; where they lie on each other, the first network's is on top.
    let upper = dots.first { $0.pattern & DotRaster.upper != 0 }
    let lower =
      dots.last { $0.pattern & DotRaster.lower != 0 && $0.style != upper?.style }
      ?? dots.first { $0.pattern & DotRaster.lower != 0 }
    canvas.drawHalves(
      top: upper?.style.foreground ?? .terminalDefault,
      bottom: lower?.style.foreground ?? .terminalDefault, column: column, row: row)
  }

  private func drawLetters(on canvas: inout Canvas) {
    for curve in curves.reversed() {
      let look = CurveLook(cell: curve.cell)
      for column in 0..<area.columns {
        let power = SweepScale.power(curve.points, at: distance(at: column, of: area.columns))
        guard let place = power.flatMap({ scale.place(of: $0) }) else { continue }
        canvas.draw(
          look.letter, column: area.column + column, row: area.row + row(of: place),
          style: look.style(canvas.theme))
      }
    }
  }

  /// Where one looks, on each curve.
  private func drawMarks(on canvas: inout Canvas) {
    for curve in curves.reversed() {
      let power = SweepScale.power(curve.points, at: Double(distance))
      guard let place = power.flatMap({ scale.place(of: $0) }) else { continue }
      canvas.draw(
        "●", column: layout.column(of: distance), row: area.row + row(of: place),
        style: CurveLook(cell: curve.cell).style(canvas.theme).with(bold: true))
    }
  }
}
