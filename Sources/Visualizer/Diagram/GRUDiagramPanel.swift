import CellGrid
import RecurrentNets

/// The diagram of a GRU at the current word, every vector as a strip of heat.
struct GRUDiagramPanel: Panel {
  let state: ViewerState
  let layout: GRUDiagramLayout

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    wires.draw(on: &canvas)
    drawCrossings(on: &canvas)
    VectorBoxes(state: state, layout: layout).draw(in: rect, on: &canvas)
    drawSigns(on: &canvas)
  }

  private var wires: LineDrawing {
    var lines = LineDrawing()
    for (vector, box) in layout.boxes {
      lines.add(box: box, .init(PhaseLight(vector, in: state.phase)))
    }
    addBelt(to: &lines)
    addCandidate(to: &lines)
    addInputs(to: &lines)
    return lines
  }

  /// h₋₁ past z and what is written, to h.
  private func addBelt(to lines: inout LineDrawing) {
    let weight = state.weight(in: .hidden)
    let start = layout.belt[.previousHidden]?.column ?? 0
    lines.add([GridPoint(column: start, row: layout.end.row), layout.end], weight)
    guard let update = layout.boxes[.update], let written = layout.boxes[.written] else { return }
    let row = update.row + 1
    lines.add(
      [
        GridPoint(column: update.maxColumn - 1, row: row),
        GridPoint(column: layout.keeping.column, row: row), layout.keeping,
      ], weight)
    lines.add(
      [
        GridPoint(column: layout.keeping.column, row: written.row + 1),
        GridPoint(column: written.column, row: written.row + 1),
      ], weight)
    lines.add([GridPoint(column: layout.adding.column, row: written.row), layout.adding], weight)
  }

  /// r to what it lets through, that to n, and n to what is written.
  private func addCandidate(to lines: inout LineDrawing) {
    guard let reset = layout.boxes[.reset], let looked = layout.boxes[.looked],
      let candidate = layout.boxes[.candidate], let written = layout.boxes[.written]
    else { return }
    let row = candidate.row + 1
    for (from, to) in [(reset, looked), (looked, candidate)] {
      lines.add(
        [
          GridPoint(column: from.maxColumn - 1, row: row), GridPoint(column: to.column, row: row),
        ], state.weight(in: .candidate))
    }
    lines.add(
      [
        GridPoint(column: candidate.maxColumn - 1, row: row),
        GridPoint(column: layout.candidateColumn, row: row),
        GridPoint(column: layout.candidateColumn, row: written.row + 1),
        GridPoint(column: written.maxColumn - 1, row: written.row + 1),
      ], state.weight(in: .hidden))
  }

  /// h₋₁ falls from the belt and x rises; each runs to what reads it.
  private func addInputs(to lines: inout LineDrawing) {
    guard let word = layout.boxes[.word] else { return }
    let belt = GridPoint(
      column: layout.belt[.previousHidden]?.column ?? layout.fallColumn, row: layout.end.row)
    for vector in [CellVector.update, .reset, .looked] {
      guard let box = layout.boxes[vector], let phase = vector.phase(in: .gru) else { continue }
      let entry = layout.entries(of: vector, in: state).hidden
      lines.add(
        [
          belt, GridPoint(column: layout.fallColumn, row: belt.row),
          GridPoint(column: layout.fallColumn, row: layout.hiddenRow),
          GridPoint(column: entry, row: layout.hiddenRow),
          GridPoint(column: entry, row: box.maxRow - 1),
        ], state.weight(in: phase))
    }
    let start = word.column + word.columns / 2
    for vector in [CellVector.update, .reset, .candidate] {
      guard let box = layout.boxes[vector], let phase = vector.phase(in: .gru) else { continue }
      let entry = layout.entries(of: vector, in: state).word
      let wire = [
        GridPoint(column: start, row: word.row), GridPoint(column: start, row: layout.wordRow),
        GridPoint(column: entry, row: layout.wordRow),
        GridPoint(column: entry, row: box.maxRow - 1),
      ]
      lines.add(wire, state.weight(in: phase))
    }
  }

  /// Where x crosses the row of h₋₁ on its way to a gate, the wires do not meet.
  private func drawCrossings(on canvas: inout Canvas) {
    for vector in [CellVector.update, .reset] {
      guard let phase = vector.phase(in: .gru) else { continue }
      let weight = state.weight(in: phase)
      var line = LineDrawing()
      let column = layout.entries(of: vector, in: state).word
      line.add(
        [
          GridPoint(column: column, row: layout.hiddenRow - 1),
          GridPoint(column: column, row: layout.hiddenRow + 1),
        ], weight)
      line.draw(at: GridPoint(column: column, row: layout.hiddenRow), on: &canvas)
    }
  }

  private func drawSigns(on canvas: inout Canvas) {
    let style = state.weight(in: .hidden).style(canvas.theme)
    guard let written = layout.boxes[.written] else { return }
    let scaling = GridPoint(column: written.column, row: written.row + 1)
    for (sign, point) in [
      ("⊗", layout.keeping), ("⊕", layout.adding), ("⊗", scaling), ("▸", layout.end),
    ] {
      canvas.draw(sign, column: point.column, row: point.row, style: style)
    }
    canvas.draw(" 1−z ", column: layout.keeping.column + 2, row: scaling.row, style: style)
  }
}
