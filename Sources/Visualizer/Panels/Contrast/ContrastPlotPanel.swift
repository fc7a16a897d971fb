import CellGrid
import MemoryAnalysis

/// Lines over the distance from the last word: the mean of each set in a band of one standard deviation.
///
/// Time runs to the right, the last word stands at the right edge.
struct ContrastPlotPanel: Panel {
  /// One line.
  struct Line {
    /// The set; `nil` for a line that belongs to neither.
    let side: LayerContrast.Side?
    /// The values, that of the last word first.
    let points: [LayerContrast.Spread]
  }

  let title: (long: String, short: String)
  let range: ClosedRange<Float>
  let isFocused: Bool
  let distance: Int
  let lines: [Line]
  /// What is read one at a time: "word".
  let noun: String

  /// Room for "+.86" left of the plot.
  private static let axisWidth = 5

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let area = rect.inset(left: Self.axisWidth, top: 1, bottom: 1)
    drawTitle(in: rect, on: &canvas)
    guard area.columns >= 2, area.rows >= 2, let count = lines.first?.points.count, count > 0
    else { return }
    drawAxis(of: area, on: &canvas)
    let painter = ContrastPlotPainter(area: area, range: range, count: count)
    painter.draw(lines, distance: distance, on: &canvas)
    drawDistances(below: area, count: count, painter, on: &canvas)
  }

  private func drawTitle(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows > 0 else { return }
    let theme = canvas.theme
    let forms = [true, false].map { numbers(theme, withDeviation: $0) }
    let width = { (spans: [(text: String, style: CellStyle)]) in
      spans.reduce(0) { $0 + DisplayWidth.of($1.text) }
    }
    let spans = forms.first { width($0) + title.long.count + 2 <= rect.columns } ?? forms[1]
    let fitsLong = width(spans) + title.long.count + 2 <= rect.columns
    canvas.draw(
      fitsLong ? title.long : title.short, column: rect.column, row: rect.row,
      style: isFocused ? theme.accentText : theme.heading, maxColumns: rect.columns)
    canvas.draw(
      spans, column: max(rect.column, rect.maxColumn - width(spans)), row: rect.row,
      maxColumns: rect.columns)
  }

  /// The values where one looks: "● +0.83 ±0.05  ○ −0.40 ±0.12".
  private func numbers(
    _ theme: Theme, withDeviation: Bool
  ) -> [(text: String, style: CellStyle)] {
    lines.enumerated().flatMap { index, line -> [(text: String, style: CellStyle)] in
      guard line.points.indices.contains(distance) else { return [] }
      let point = line.points[distance]
      let gap = index == 0 ? "" : "  "
      guard let side = line.side else {
        return [(gap + NumberText.fixed(point.mean, decimals: 3), theme.plain)]
      }
      let mean =
        range.lowerBound < 0 ? NumberText.signed(point.mean) : NumberText.gate(point.mean)
      let deviation =
        withDeviation ? " ±" + NumberText.fixed(point.deviation, decimals: 2) : ""
      return [
        (gap + side.sign + " ", side.text(theme)), (mean, theme.plain), (deviation, theme.muted),
      ]
    }
  }

  private func drawAxis(of area: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let field = area.column - Self.axisWidth..<area.column - 1
    let middle = range.lowerBound < 0 ? "0" : "½"
    let labels =
      [(range.upperBound, area.row), (range.lowerBound, area.maxRow - 1)]
      .map { (label($0.0), $0.1) }
      + (area.rows >= 5 && area.rows % 2 == 1 ? [(middle, area.row + area.rows / 2)] : [])
    for (text, row) in labels {
      canvas.draw(text, in: field, row: row, style: theme.muted, aligned: .right)
    }
  }

  /// The end of a scale in four columns: "+1", "−.86", "+2.5".
  private func label(_ value: Float) -> String {
    guard range.lowerBound < 0 else { return NumberText.fixed(value, decimals: 0) }
    if value == value.rounded() {
      return (value > 0 ? "+" : "") + NumberText.fixed(value, decimals: 0)
    }
    let text = NumberText.signed(value)
    return abs(value) < 0.995
      ? text.replacing("0.", with: ".", maxReplacements: 1)
      : String(
        (value > 0 ? "+" : "") + NumberText.fixed(value, decimals: abs(value) < 9.95 ? 1 : 0))
  }

  /// How far back the ends are and where one looks: "−11 … −4 … 0".
  private func drawDistances(
    below area: GridRect, count: Int, _ painter: ContrastPlotPainter, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    func text(_ distance: Int) -> String { distance == 0 ? "0" : "−\(distance)" }
    let now = text(distance)
    let centre = painter.column(of: distance)
    let start = max(area.column, min(area.maxColumn - now.count, centre - now.count / 2))
    canvas.draw(now, column: start, row: area.maxRow, style: theme.accentText)
    let first = text(count - 1)
    if distance != count - 1, area.column + first.count < start {
      canvas.draw(first, column: area.column, row: area.maxRow, style: theme.muted)
    }
    if distance != 0, start + now.count < area.maxColumn - 1 {
      canvas.draw("0", column: area.maxColumn - 1, row: area.maxRow, style: theme.muted)
    }
    let words = "\(noun)s back"
    let middle = area.column + (area.columns - words.count) / 2
    let isFree = start + now.count < middle || start > middle + words.count
    if isFree, middle > area.column + first.count {
      canvas.draw(words, column: middle, row: area.maxRow, style: theme.muted)
    }
  }
}

extension LayerContrast.Side {
  /// The sign of the set, wherever it is named.
  var sign: String { self == .first ? "●" : "○" }

  /// What the set's colour is as a signed value: the first set is what makes an AUC large.
  var fraction: Float { self == .first ? 1 : -1 }

  /// The set's colour for bars, which are large and need less of it.
  func bar(_ theme: Theme) -> CellStyle {
    CellStyle(foreground: theme.signedColour(0.6 * fraction, range: 1))
  }

  /// The set's colour as text.
  func text(_ theme: Theme) -> CellStyle {
    CellStyle(foreground: theme.signedColour(fraction, range: 1), bold: true)
  }
}
