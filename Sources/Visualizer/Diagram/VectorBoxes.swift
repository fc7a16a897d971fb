import CellGrid
import RecurrentNets

/// The vectors of a diagram in their places: title, strip of heat and the selected unit's number.
struct VectorBoxes: Panel {
  let state: ViewerState
  let layout: any CellDiagram

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    for (vector, box) in layout.boxes { drawVector(vector, in: box, titled: 2, on: &canvas) }
    for (vector, box) in layout.belt { drawVector(vector, in: box, titled: 1, on: &canvas) }
  }

  private func drawVector(
    _ vector: CellVector, in box: GridRect, titled indent: Int, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let light = PhaseLight(vector, in: state.phase)
    let room = max(0, box.columns - 2 * indent - 2)
    canvas.draw(
      " \(title(of: vector, columns: room)) ", column: box.column + indent - 1, row: box.row,
      style: light == .lit ? theme.strong : LineDrawing.Weight(light).style(theme),
      maxColumns: box.columns - indent)
    let field = layout.strip(vector, in: box)
    let indexed = layout.indexed[vector]
    let strip = VectorStrip(
      state: state, vector: vector,
      units: indexed.map { Array(0..<$0.shown) } ?? layout.units.units,
      unitsPerPlace: layout.unitsPerPlace, light: light, isOnBelt: layout.belt[vector] != nil)
    if layout.belt[vector] != nil, theme.depth == .none, light != .future {
      // Without colour the belt's line and the signs of small values look alike.
      canvas.draw(" ", column: field.column - 1, row: field.row)
      canvas.draw(" ", column: field.maxColumn, row: field.row)
    }
    strip.draw(column: field.column, row: field.row, on: &canvas)
    if let indexed { return drawNote(indexed, in: box, on: &canvas) }
    strip.drawPointer(
      place: layout.place(of: state.unit), in: field.column..<box.maxColumn - 1,
      row: box.maxRow - 1,
      on: &canvas)
  }

  private func title(of vector: CellVector, columns: Int) -> String {
    if vector == .hidden, state.layerIsTop, !state.hidesUnits,
      PhaseLight(vector, in: state.phase) != .future, let word = state.likeliestWord
    {
      // The wire comes in over the end of the title.
      return DisplayWidth.truncate("h → “\(word.withVisibleBlank)”", to: columns - 1)
    }
    guard vector == .word else { return state.title(of: vector, columns: columns) }
    return state.readsInput
      ? "x  \(state.reading.name(at: state.position))" : "x  from the layer below"
  }

  /// How many numbers the vector has, where not all are shown.
  private func drawNote(_ places: IndexedPlaces, in box: GridRect, on canvas: inout Canvas) {
    guard places.shown < places.count else { return }
    canvas.draw(
      " \(places.shown) of \(places.count) ", column: box.column + 2, row: box.maxRow - 1,
      style: canvas.theme.muted, maxColumns: box.columns - 4)
  }
}

extension ViewerState {
  /// How strong a wire is that carries something in a phase.
  func weight(in phase: CellPhase) -> LineDrawing.Weight {
    guard let chosen = self.phase else { return .plain }
    return chosen == phase ? .strong : .faint
  }
}
