import CellGrid
import MemoryAnalysis
import RecurrentNets

/// Each unit's share in the log-odds under each word, with numbers on their colours.
struct SharesPanel: Panel {
  let state: ViewerState
  let watched: WatchedWords
  let columns: TokenColumns
  let rows: UnitRows

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    guard rect.rows >= 2 else { return }
    let theme = canvas.theme
    if let refusal = state.shareRefusal {
      return canvas.drawWrapped(refusal, in: rect, style: theme.strong)
    }
    let note = OffscreenNote.text(
      wordsAfter: columns.countAfter, unitsAbove: rows.countAbove, unitsBelow: rows.countBelow)
    let room = max(0, rect.columns - DisplayWidth.of(note) - 2)
    var used = canvas.draw(
      "who speaks for which", column: rect.column, row: rect.row, style: theme.heading,
      maxColumns: room)
    let ofLayer = state.reading.trace.topLayers.count > 1 ? "  units of \(layerName)" : ""
    for text in ["  + \(watched.first)  − \(watched.second)", ofLayer]
    where used + DisplayWidth.of(text) <= room {
      used += canvas.draw(text, column: rect.column + used, row: rect.row, style: theme.muted)
    }
    canvas.draw(
      note, in: rect.column + room..<rect.maxColumn, row: rect.row, style: theme.muted,
      aligned: .right)
    guard let reader = state.shareReader(of: watched.pair, in: state.reading.trace) else { return }
    let range = max(0.5, state.range(of: watched.pair).share)
    for (index, unit) in rows.units.enumerated() {
      UnitLabel(
        unit: unit, isSelected: state.layerIsTop && unit == state.unit,
        isInterfered: state.interferes(with: unit, ofLayer: state.shareLayer)
      )
      .draw(
        in: GridRect(
          column: rect.column, row: rect.row + 1 + index, columns: MemoryLayout.gutter, rows: 1),
        on: &canvas)
    }
    for column in columns.columns where state.hasRead(column.position) {
      let shares = reader.shares(at: column.position)
      for (index, unit) in rows.units.enumerated() {
        draw(shares.units[unit], range, column, row: rect.row + 1 + index, on: &canvas)
      }
      guard let other = shares.other, rect.rows > rows.units.count + 1 else { continue }
      draw(other, range, column, row: rect.row + 1 + rows.units.count, on: &canvas)
    }
    guard let otherName, rect.rows > rows.units.count + 1 else { return }
    canvas.draw(
      "  " + otherName, in: rect.column..<rect.column + MemoryLayout.gutter,
      row: rect.row + 1 + rows.units.count, style: theme.muted)
  }

  private func draw(
    _ share: Float, _ range: Float, _ column: TokenColumns.Column, row: Int,
    on canvas: inout Canvas
  ) {
    canvas.drawNumber(
      NumberText.signed(share), in: column, row: row,
      style: canvas.theme.signed(share, range: range))
  }

  private var layerName: String {
    state.reading.trace.layerName(state.shareLayer) ?? "the layer"
  }

  /// What the units of the other direction are called together; `nil` with one direction.
  private var otherName: String? {
    let trace = state.reading.trace
    return trace.topLayers.first { $0 != state.shareLayer }
      .map { trace.layers[$0].direction.rawValue }
  }
}
