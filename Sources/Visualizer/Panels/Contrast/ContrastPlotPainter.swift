import CellGrid
import MemoryAnalysis

/// Draws lines and bands in half blocks, two values to a row; with signs where there are no colours.
struct ContrastPlotPainter {
  let area: GridRect
  let range: ClosedRange<Float>
  /// How many distances there are; that of the last word stands at the right edge.
  let count: Int

  /// How bright a band is, as a share of its line.
  private static let bandShare: Float = 0.25

  /// The screen column of a distance.
  func column(of distance: Int) -> Int {
    guard count > 1 else { return area.maxColumn - 1 }
    let share = Double(count - 1 - distance) / Double(count - 1)
    return area.column + Int((share * Double(area.columns - 1)).rounded())
  }

  func draw(_ lines: [ContrastPlotPanel.Line], distance: Int, on canvas: inout Canvas) {
    if canvas.theme.glyphs.hasHalfBlocks, canvas.theme.depth != .none {
      drawPixels(lines, on: &canvas)
    } else {
      drawSigns(lines, on: &canvas)
    }
    drawMarks(lines, at: distance, on: &canvas)
  }

  // MARK: - Values to places

  /// What a line is at a column: between two distances it runs straight.
  private func value(
    _ line: ContrastPlotPanel.Line, at column: Int
  ) -> (low: Float, mean: Float, high: Float) {
    let place =
      area.columns > 1
      ? Float(area.columns - 1 - column) / Float(area.columns - 1) * Float(count - 1) : 0
    let near = max(0, min(count - 1, Int(place)))
    let far = min(count - 1, near + 1)
    let share = place - Float(near)
    let (a, b) = (line.points[near], line.points[far])
    let mean = a.mean + share * (b.mean - a.mean)
    let deviation = a.deviation + share * (b.deviation - a.deviation)
    return (mean - deviation, mean, mean + deviation)
  }

  /// The place of a value among `places`, 0 at the top; values beyond the range stand at its ends.
  private func place(_ value: Float, of places: Int) -> Int {
    guard value.isFinite else { return places - 1 }
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Int(((1 - min(1, max(0, share))) * Float(places - 1)).rounded())
  }

  // MARK: - Half blocks

  private func drawPixels(_ lines: [ContrastPlotPanel.Line], on canvas: inout Canvas) {
    let theme = canvas.theme
    let places = 2 * area.rows
    let axis = zeroPlace(of: places)
    for column in 0..<area.columns {
      var pixels = [Colour](repeating: .terminalDefault, count: places)
      for (index, line) in lines.enumerated() {
        guard let side = line.side else { continue }
        let band = theme.signedColour(side.fraction * Self.bandShare, range: 1)
        let value = value(line, at: column)
        for pixel in place(value.high, of: places)...place(value.low, of: places) {
          // Where both bands lie, their colours take turns.
          let isTaken = pixels[pixel] != .terminalDefault
          if !isTaken || (pixel + column) % 2 == index { pixels[pixel] = band }
        }
      }
      var drawn: Set<Int> = []
      for (index, line) in lines.enumerated() {
        let colour =
          line.side.map { theme.signedColour($0.fraction, range: 1) } ?? theme.gateColour(0.6)
        for pixel in run(of: line, at: column, places: places) {
          // Where one line lies on the other, too.
          let isFirst = drawn.insert(pixel).inserted
          if isFirst || column % 2 == index { pixels[pixel] = colour }
        }
      }
      for row in 0..<area.rows {
        let (top, bottom) = (pixels[2 * row], pixels[2 * row + 1])
        if top == .terminalDefault, bottom == .terminalDefault {
          drawAxisDot(row: row, column: column, axis: axis / 2, on: &canvas)
        } else {
          canvas.drawHalves(
            top: top, bottom: bottom, column: area.column + column, row: area.row + row)
        }
      }
    }
  }

  /// The places a line takes in a column: joined to where it stood in the column before.
  private func run(
    of line: ContrastPlotPanel.Line, at column: Int, places: Int
  ) -> ClosedRange<Int> {
    let now = place(value(line, at: column).mean, of: places)
    guard column > 0 else { return now...now }
    let before = place(value(line, at: column - 1).mean, of: places)
    if before == now { return now...now }
    return before < now ? min(now, before + 1)...now : now...max(now, before - 1)
  }

  /// Where 0 stands, or ½ of a gate.
  private func zeroPlace(of places: Int) -> Int {
    place((range.lowerBound + range.upperBound) / 2, of: places)
  }

  private func drawAxisDot(row: Int, column: Int, axis: Int, on canvas: inout Canvas) {
    guard row == axis, column % 2 == 0 else { return }
    canvas.draw(
      canvas.theme.glyphs.ramp[1], column: area.column + column, row: area.row + row,
      style: canvas.theme.muted)
  }

  // MARK: - Signs

  private func drawSigns(_ lines: [ContrastPlotPanel.Line], on canvas: inout Canvas) {
    let theme = canvas.theme
    for column in 0..<area.columns {
      var cover = [Int](repeating: 0, count: area.rows)
      for line in lines {
        guard let side = line.side else { continue }
        let value = value(line, at: column)
        for row in place(value.high, of: area.rows)...place(value.low, of: area.rows) {
          cover[row] += side.rawValue + 1
        }
      }
      for row in 0..<area.rows {
        if cover[row] > 0 {
          canvas.draw(
            theme.glyphs.ramp[cover[row]], column: area.column + column, row: area.row + row,
            style: theme.muted)
        } else {
          drawAxisDot(row: row, column: column, axis: zeroPlace(of: area.rows), on: &canvas)
        }
      }
      for line in lines {
        let row = place(value(line, at: column).mean, of: area.rows)
        canvas.draw(
          line.side?.sign ?? "●", column: area.column + column, row: area.row + row)
      }
    }
  }

  // MARK: - Where one looks

  private func drawMarks(
    _ lines: [ContrastPlotPanel.Line], at distance: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    var taken: Set<Int> = []
    for line in lines where line.points.indices.contains(distance) {
      let row = area.row + place(line.points[distance].mean, of: 2 * area.rows) / 2
      var column = column(of: distance)
      // Where both stand on one place, the second stands beside it.
      if !taken.insert(row).inserted { column += column > area.column ? -1 : 1 }
      let style = line.side.map { $0.text(theme) } ?? theme.strong
      canvas.draw(line.side?.sign ?? "●", column: column, row: row, style: style)
    }
  }
}
