import CellGrid
import MemoryAnalysis

/// The log-odds at the current word as a sum of the units' shares, the largest first.
struct SpeakersPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 5, rect.columns >= 20 else { return }
    let theme = canvas.theme
    let shares = state.reading.trace.shares(in: watched.pair, at: state.position)
    canvas.draw(
      "log-odds at \(state.reading.name(at: state.position))", in: rect.column..<rect.maxColumn,
      row: rect.row, style: theme.heading)
    let legend = "− \(watched.second)"
    let wanted = "+ \(watched.first)"
    canvas.draw(legend, in: rect.column..<rect.maxColumn, row: rect.row + 1, style: theme.muted)
    canvas.draw(
      wanted,
      in: min(rect.maxColumn, rect.column + DisplayWidth.of(legend) + 1)..<rect.maxColumn,
      row: rect.row + 1, style: theme.muted, aligned: .right)

    let ranked = shares.units.indices.sorted {
      (abs(shares.units[$0]), $1) > (abs(shares.units[$1]), $0)
    }
    // Title, legend, others, bias and the sum have a row each.
    let shown = Array(ranked.prefix(rect.rows - 5))
    let others = ranked.dropFirst(shown.count)
    let rest = others.reduce(Float(0)) { $0 + shares.units[$1] }
    let sum = BalancedSum(
      shown.map { shares.units[$0] } + (others.isEmpty ? [] : [rest]) + [shares.bias])
    let largest = max(0.01, ranked.first.map { abs(shares.units[$0]) } ?? 0)
    var row = rect.row + 2
    for (index, unit) in shown.enumerated() {
      let isSelected = state.layerIsTop && unit == state.unit
      draw(
        "unit \(unit)", share: shares.units[unit], printed: sum.terms[index], range: largest,
        style: isSelected ? theme.accentText : theme.plain, row: row, in: rect, on: &canvas)
      row += 1
    }
    if !others.isEmpty {
      draw(
        "\(others.count) others", share: rest, printed: sum.terms[shown.count], range: largest,
        style: theme.muted, row: row, in: rect, on: &canvas)
      row += 1
    }
    draw(
      "bias", share: shares.bias, printed: sum.terms[sum.terms.count - 1], range: largest,
      style: theme.muted, row: row, in: rect, on: &canvas)
    canvas.draw(
      "= " + NumberText.hundredths(sum.total), in: rect.column..<rect.maxColumn, row: row + 1,
      style: theme.strong, aligned: .right)
  }

  private func draw(
    _ name: String, share: Float, printed: Int, range: Float, style: CellStyle, row: Int,
    in rect: GridRect, on canvas: inout Canvas
  ) {
    let labelEnd = rect.column + 10
    let numberStart = rect.maxColumn - 6
    canvas.draw(name, in: rect.column..<labelEnd, row: row, style: style)
    DivergingBar(value: share, range: range)
      .drawHorizontal(in: labelEnd..<max(labelEnd, numberStart), row: row, on: &canvas)
    canvas.draw(
      NumberText.hundredths(printed), in: numberStart..<rect.maxColumn, row: row, style: style,
      aligned: .right)
  }
}
