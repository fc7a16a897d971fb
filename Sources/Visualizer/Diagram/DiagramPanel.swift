import CellGrid
import RecurrentNets

/// The diagram of an LSTM cell at the current word, every vector as a strip of heat.
struct DiagramPanel: Panel {
  let state: ViewerState
  let layout: DiagramLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    wires.draw(on: &canvas)
    for (vector, box) in layout.boxes { drawVector(vector, in: box, titled: 2, on: &canvas) }
    for (vector, box) in layout.belt { drawVector(vector, in: box, titled: 1, on: &canvas) }
    drawSigns(on: &canvas)
  }

  // MARK: - Wires

  private var wires: LineDrawing {
    var lines = LineDrawing()
    for (vector, box) in layout.boxes {
      lines.add(box: box, .init(PhaseLight(vector, in: state.phase)))
    }
    addBelt(to: &lines)
    addInputs(to: &lines)
    addOutput(to: &lines)
    return lines
  }

  /// How strong a wire is that carries something in a phase.
  private func weight(in phase: CellPhase) -> LineDrawing.Weight {
    guard let chosen = state.phase else { return .plain }
    return chosen == phase ? .strong : .faint
  }

  private func addBelt(to lines: inout LineDrawing) {
    let update = weight(in: .update)
    let start = layout.belt[.previousCell]?.column ?? 0
    lines.add([GridPoint(column: start, row: layout.end.row), layout.end], update)
    if let forget = layout.boxes[.forget] {
      let side = GridPoint(column: forget.maxColumn - 1, row: layout.scaling.row)
      lines.add(
        [side, GridPoint(column: layout.keeping.column, row: side.row), layout.keeping], update)
    }
    if let input = layout.boxes[.input], let candidate = layout.boxes[.candidate] {
      lines.add(
        [
          GridPoint(column: input.maxColumn - 1, row: layout.scaling.row),
          GridPoint(column: candidate.column, row: layout.scaling.row),
        ], update)
    }
    if let written = layout.boxes[.written] {
      lines.add(
        [layout.scaling, GridPoint(column: layout.scaling.column, row: written.maxRow - 1)], update)
      lines.add([GridPoint(column: layout.adding.column, row: written.row), layout.adding], update)
    }
  }

  /// h₋₁ and x rise to the row under the gates and run to each of them.
  private func addInputs(to lines: inout LineDrawing) {
    for source in [CellVector.previousHidden, .word] {
      guard let box = layout.boxes[source] else { continue }
      let column = box.maxColumn - 5
      for gate in [CellVector.forget, .input, .candidate, .output] {
        guard let target = layout.boxes[gate], let phase = gate.phase else { continue }
        let entry = layout.entry(of: gate, unit: state.unit)
        lines.add(
          [
            GridPoint(column: column, row: box.row),
            GridPoint(column: column, row: layout.busRow),
            GridPoint(column: entry, row: layout.busRow),
            GridPoint(column: entry, row: target.maxRow - 1),
          ], weight(in: phase))
      }
    }
  }

  /// C falls through tanh, meets o and leaves as h.
  private func addOutput(to lines: inout LineDrawing) {
    guard let squashed = layout.boxes[.squashed], let output = layout.boxes[.output],
      let cell = layout.belt[.cell], let hidden = layout.boxes[.hidden]
    else { return }
    let weight = weight(in: .output)
    let branch = squashed.column + squashed.columns / 2
    lines.add(
      [
        GridPoint(column: cell.maxColumn, row: layout.end.row),
        GridPoint(column: branch, row: layout.end.row),
        GridPoint(column: branch, row: squashed.row),
      ], weight)
    lines.add(
      [
        GridPoint(column: squashed.maxColumn - 1, row: squashed.row + 1),
        GridPoint(column: layout.showing.column, row: squashed.row + 1),
        GridPoint(column: layout.showing.column, row: hidden.row),
      ], weight)
    lines.add(
      [GridPoint(column: output.maxColumn - 1, row: layout.showing.row), layout.showing], weight)
  }

  // MARK: - Vectors and signs

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
    let strip = VectorStrip(
      state: state, vector: vector,
      units: vector == .word ? Array(0..<layout.wordPlaces.shown) : layout.units.units,
      unitsPerPlace: layout.unitsPerPlace, light: light, isOnBelt: layout.belt[vector] != nil)
    if layout.belt[vector] != nil, theme.depth == .none, light != .future {
      // Without colour the belt's line and the signs of small values look alike.
      canvas.draw(" ", column: field.column - 1, row: field.row)
      canvas.draw(" ", column: field.maxColumn, row: field.row)
    }
    strip.draw(column: field.column, row: field.row, on: &canvas)
    guard vector != .word else { return drawWordNote(in: box, on: &canvas) }
    strip.drawPointer(
      place: layout.place(of: state.unit), in: field.column..<box.maxColumn - 1,
      row: box.maxRow - 1,
      on: &canvas)
  }

  private func title(of vector: CellVector, columns: Int) -> String {
    if vector == .hidden, state.layer == state.model.network.layers.count - 1,
      !state.predictsValues, PhaseLight(vector, in: state.phase) != .future,
      let word = state.likeliestWord
    {
      // The wire comes in over the end of the title.
      return DisplayWidth.truncate("h → “\(word)”", to: columns - 1)
    }
    guard vector == .word else { return vector.title(columns: columns) }
    return state.layer == 0
      ? "x  \(state.reading.name(at: state.position))" : "x  from the layer below"
  }

  /// How many numbers the word is, where not all are shown.
  private func drawWordNote(in box: GridRect, on canvas: inout Canvas) {
    let (shown, count) = layout.wordPlaces
    guard shown < count else { return }
    canvas.draw(
      " \(shown) of \(count) ", column: box.column + 2, row: box.maxRow - 1,
      style: canvas.theme.muted, maxColumns: box.columns - 4)
  }

  private func drawSigns(on canvas: inout Canvas) {
    let update = weight(in: .update).style(canvas.theme)
    let output = weight(in: .output).style(canvas.theme)
    let signs: [(String, GridPoint, CellStyle)] = [
      ("⊗", layout.keeping, update), ("⊕", layout.adding, update), ("⊗", layout.scaling, update),
      ("▸", layout.end, update), ("⊗", layout.showing, output),
    ]
    for (sign, point, style) in signs {
      canvas.draw(sign, column: point.column, row: point.row, style: style)
    }
    if let hidden = layout.boxes[.hidden] {
      canvas.draw("▸", column: hidden.maxColumn - 1, row: hidden.row + 1, style: output)
    }
  }
}
