import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The log-odds at the current word as a sum of the units' shares, the largest first.
struct SpeakersPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords

  /// One term of the sum.
  private struct Term {
    let name: String
    let share: Float
    var style: CellStyle
  }

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 5, rect.columns >= 20 else { return }
    let theme = canvas.theme
    canvas.draw(
      "\(watched.title) at \(state.reading.name(at: state.position))",
      in: rect.column..<rect.maxColumn,
      row: rect.row, style: theme.heading)
    let legend = "− \(watched.second)"
    let wanted = "+ \(watched.first)"
    canvas.draw(legend, in: rect.column..<rect.maxColumn, row: rect.row + 1, style: theme.muted)
    canvas.draw(
      wanted,
      in: min(rect.maxColumn, rect.column + DisplayWidth.of(legend) + 1)..<rect.maxColumn,
      row: rect.row + 1, style: theme.muted, aligned: .right)
    guard
      let shares = state.shares(in: watched.pair, at: state.position, of: state.reading.trace)
    else {
      return drawSum(
        BalancedSum([state.reading.trace.logOdds(of: watched.pair, at: state.position)]).total,
        row: rect.row + 2, in: rect, on: &canvas)
    }
    let terms = terms(shares, rows: rect.rows, theme)
    let sum = BalancedSum(terms.map(\.share))
    let largest = max(0.01, terms.dropLast().reduce(0) { max($0, abs($1.share)) })
    for (index, term) in terms.enumerated() {
      draw(
        term, printed: sum.terms[index], range: largest, row: rect.row + 2 + index, in: rect,
        on: &canvas)
    }
    drawSum(sum.total, row: rect.row + 2 + terms.count, in: rect, on: &canvas)
  }

  /// The largest shares, the others together, the other direction and the bias.
  private func terms(_ shares: UnitShares, rows: Int, _ theme: Theme) -> [Term] {
    let ranked = shares.units.indices.sorted {
      (abs(shares.units[$0]), $1) > (abs(shares.units[$1]), $0)
    }
    // Title, legend, others, bias and the sum have a row each, and the other direction.
    let room = rows - 5 - (shares.other == nil ? 0 : 1)
    let shown = Array(ranked.prefix(max(0, room)))
    let others = ranked.dropFirst(shown.count)
    var terms = shown.map { unit in
      let isSelected = state.layerIsTop && unit == state.unit
      return Term(
        name: "unit \(unit)", share: shares.units[unit],
        style: isSelected ? theme.accentText : theme.plain)
    }
    if !others.isEmpty {
      let rest = others.reduce(Float(0)) { $0 + shares.units[$1] }
      terms.append(
        Term(
          name: "\(others.count) other\(others.count == 1 ? "" : "s")", share: rest,
          style: theme.muted))
    }
    if let other = shares.other {
      let trace = state.reading.trace
      let direction =
        trace.topLayers.first { $0 != state.shareLayer }.map { trace.layers[$0].direction }
      terms.append(
        Term(name: direction?.rawValue ?? "the other", share: other, style: theme.plain))
    }
    return terms + [Term(name: "bias", share: shares.bias, style: theme.muted)]
  }

  private func drawSum(_ total: Int, row: Int, in rect: GridRect, on canvas: inout Canvas) {
    canvas.draw(
      "= " + NumberText.hundredths(total), in: rect.column..<rect.maxColumn, row: row,
      style: canvas.theme.strong, aligned: .right)
  }

  private func draw(
    _ term: Term, printed: Int, range: Float, row: Int, in rect: GridRect,
    on canvas: inout Canvas
  ) {
    let labelEnd = rect.column + 10
    let numberStart = rect.maxColumn - 6
    canvas.draw(term.name, in: rect.column..<labelEnd, row: row, style: term.style)
    DivergingBar(value: term.share, range: range)
      .drawHorizontal(in: labelEnd..<max(labelEnd, numberStart), row: row, on: &canvas)
    canvas.draw(
      NumberText.hundredths(printed), in: numberStart..<rect.maxColumn, row: row,
      style: term.style, aligned: .right)
  }
}
