import CellGrid

/// The vectors of a step one under the other, where there is no room for the diagram.
///
/// What the chosen phase computes and reads comes first where not all fit.
struct VectorListPanel: Panel {
  let state: ViewerState
  /// The vectors of the cell.
  private var all: [CellVector] { CellVector.all(of: state.layerTrace.cell) }

  /// Room for a mark and the longest sign, a GRU's "(1−z)·n".
  private var labelWidth: Int { state.layerTrace.cell == .gru ? 10 : 8 }

  private static let numberWidth = 6

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let room = max(1, rect.columns - labelWidth - Self.numberWidth - 1)
    let order = state.order.units
    let unitsPerPlace = state.hasHalfBlocks && order.count > room ? 2 : 1
    let units = UnitRows(order, selected: state.unit, count: room * unitsPerPlace).units
    for (index, vector) in vectors(rows: rect.rows).enumerated() {
      let row = rect.row + index
      let light = PhaseLight(vector, in: state.phase)
      let isLit = light == .lit
      canvas.draw(
        (isLit ? "▸ " : "  ") + state.symbol(of: vector),
        in: rect.column..<rect.column + labelWidth,
        row: row, style: isLit ? theme.strong : LineDrawing.Weight(light).style(theme))
      guard light != .future else { continue }
      let start = rect.column + labelWidth
      let strip = VectorStrip(
        state: state, vector: vector,
        units: state.hasUnits(vector)
          ? units : Array(0..<min(state.count(of: vector), room * unitsPerPlace)),
        unitsPerPlace: unitsPerPlace, light: light)
      if state.hasUnits(vector) {
        let cell = state.cell(vector, unit: state.unit)
        canvas.draw(
          cell.quantity.text(cell.value), in: start..<start + Self.numberWidth - 1, row: row,
          style: light == .past ? theme.muted : theme.accentText.with(underline: false),
          aligned: .right)
      }
      strip.draw(column: start + Self.numberWidth, row: row, on: &canvas)
    }
  }

  /// The vectors that have a row, in the order in which they are computed.
  private func vectors(rows: Int) -> [CellVector] {
    guard rows < all.count else { return all }
    let ranked = all.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    let chosen = Set(ranked.prefix(max(0, rows)).map(\.offset))
    return all.indices.filter { chosen.contains($0) }.map { all[$0] }
  }

  /// What matters most has the smallest number.
  private func rank(_ vector: CellVector) -> Int {
    switch PhaseLight(vector, in: state.phase) {
    case .lit: 0
    case .read: 1
    case .past: 2
    case .future: 3
    case .whole:
      state.quantity(of: vector) == nil || vector.phase(in: state.layerTrace.cell) == nil ? 1 : 0
    }
  }
}
