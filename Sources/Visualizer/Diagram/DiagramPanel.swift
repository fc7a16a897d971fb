import CellGrid
import RecurrentNets

/// The diagram of an LSTM cell at the current word, every vector as a strip of heat.
struct DiagramPanel: Panel {
  let state: ViewerState
  let layout: DiagramLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    wires.draw(on: &canvas)
    VectorBoxes(state: state, layout: layout).draw(in: rect, on: &canvas)
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

  private func addBelt(to lines: inout LineDrawing) {
    let update = state.weight(in: .update)
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
        guard let target = layout.boxes[gate], let phase = gate.phase(in: .lstm) else { continue }
        // A forget gate that is 1 − i looks at nothing itself.
        if gate == .forget, state.weights.variant.isCoupled { continue }
        let entry = layout.entry(of: gate, unit: state.unit)
        lines.add(
          [
            GridPoint(column: column, row: box.row),
            GridPoint(column: column, row: layout.busRow),
            GridPoint(column: entry, row: layout.busRow),
            GridPoint(column: entry, row: target.maxRow - 1),
          ], state.weight(in: phase))
      }
    }
  }

  /// C falls through tanh, meets o and leaves as h.
  private func addOutput(to lines: inout LineDrawing) {
    guard let squashed = layout.boxes[.squashed], let output = layout.boxes[.output],
      let cell = layout.belt[.cell], let hidden = layout.boxes[.hidden]
    else { return }
    let weight = state.weight(in: .output)
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

  // MARK: - Signs

  private func drawSigns(on canvas: inout Canvas) {
    let update = state.weight(in: .update).style(canvas.theme)
    let output = state.weight(in: .output).style(canvas.theme)
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
