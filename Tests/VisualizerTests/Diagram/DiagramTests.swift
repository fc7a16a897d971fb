import CellGrid
import MemoryAnalysis
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the diagram shows another cell than the one that reads.
@Suite struct DiagramTests {
  @Test("Every vector holds what its name says, in every unit")
  func vectors() throws {
    var state = try testState("she is busy today")
    state.position = 3
    let layer = state.layerTrace
    for unit in 0..<24 {
      let f = layer[.forget, 3, unit]
      let written = layer[.input, 3, unit] * layer[.candidate, 3, unit]
      let before = layer[.cell, 2, unit]
      #expect(state.cell(.previousCell, unit: unit).value == before)
      #expect(state.cell(.previousHidden, unit: unit).value == layer[.hidden, 2, unit])
      #expect(state.cell(.kept, unit: unit).value == f * before)
      #expect(state.cell(.written, unit: unit).value == written)
      let sum = state.cell(.kept, unit: unit).value + state.cell(.written, unit: unit).value
      #expect(abs(sum - state.cell(.cell, unit: unit).value) <= 1e-6)
      let shown = state.cell(.output, unit: unit).value * state.cell(.squashed, unit: unit).value
      #expect(abs(shown - state.cell(.hidden, unit: unit).value) <= 1e-6)
    }
    let embedding = state.model.network.embedding.row(state.reading[3].id)
    #expect(Array(state.layerInput) == Array(embedding))
  }

  @Test("A phase lights what it computes, and nothing of a later one is drawn")
  func lights() throws {
    for phase in CellPhase.all(of: .lstm) {
      for vector in CellVector.all(of: .lstm) {
        let light = PhaseLight(vector, in: phase)
        #expect((light == .lit) == (vector.phase(in: .lstm) == phase))
        #expect((light == .future) == ((vector.phase(in: .lstm)?.number ?? 0) > phase.number))
        #expect(PhaseLight(vector, in: nil) == .whole)
      }
    }
    var state = try testState(view: .cell)
    try state.press("Right . ")
    let text = screen(state)
    #expect(text.contains("┏ σ f") && text.contains("┌ σ i"))
    #expect(!text.contains("━━ tanh"))
    try state.press(". . .")
    #expect(screen(state).contains("┏ σ o"))
  }

  private func screen(_ state: ViewerState, columns: Int = 120, rows: Int = 40) -> String {
    ViewerScreen.view(
      state, size: GridSize(columns: columns, rows: rows), theme: Theme(depth: .none)
    ).plainText()
  }

  @Test("Boxes, belt and signs overlap nowhere and stay inside, whatever the size and the unit")
  func layout() throws {
    for hidden in [1, 3, 24, 130] {
      let state = try testState(model: testModel(hidden: hidden), view: .cell)
      for columns in [53, 54, 60, 78, 90, 118, 160, 300] {
        for rows in [13, 14, 16, 18, 30] {
          let rect = GridRect(column: 1, row: 2, columns: columns, rows: rows)
          let layout = try #require(DiagramLayout(state, in: rect))
          let boxes = Array(layout.boxes.values) + Array(layout.belt.values)
          for (index, box) in boxes.enumerated() {
            #expect(box.intersection(rect) == box)
            #expect(boxes[(index + 1)...].allSatisfy { $0.intersection(box).isEmpty })
          }
          for sign in [layout.keeping, layout.adding, layout.scaling, layout.showing, layout.end] {
            #expect(rect.contains(sign))
            #expect(!boxes.contains { $0.contains(sign) })
          }
          #expect(layout.units.units.contains(state.unit))
        }
      }
      let narrow = GridRect(column: 0, row: 0, columns: 52, rows: 30)
      #expect(DiagramLayout(state, in: narrow) == nil)
      let low = GridRect(column: 0, row: 0, columns: 120, rows: 12)
      #expect(DiagramLayout(state, in: low) == nil)
    }
  }

  @Test("The equations stand right under the diagram, however tall the screen is")
  func equations() throws {
    let state = try testState(view: .cell)
    for rows in [35, 55, 90] {
      let body = GridRect(column: 1, row: 1, columns: 118, rows: rows)
      let layout = CellLayout(state, in: body, isRoomy: true)
      let diagram = try #require(layout.diagram)
      let last = try #require(diagram.boxes.values.map(\.maxRow).max())
      #expect((last...last + 3).contains(layout.equations.row))
      #expect(layout.equations.rows == EquationPanel.rowCount)
      #expect(layout.equations.maxRow <= layout.legend.row)
    }
  }

  @Test("The pointer's number is the selected unit's, for every unit")
  func pointers() throws {
    var state = try testState(view: .cell)
    try state.press("Right")
    for unit in state.order.units {
      state.unit = unit
      for (columns, rows) in [(120, 40), (80, 24)] {
        let text = screen(state, columns: columns, rows: rows)
        for quantity in [Quantity.forget, .input, .candidate, .output] {
          let number = quantity.text(state.layerTrace[quantity, 2, unit])
          #expect(
            text.contains("▲ \(number) ") || text.contains(" \(number) ▲"), "\(quantity) \(unit)")
        }
      }
    }
  }

  @Test("A click on a strip selects its unit and quantity")
  func clicks() throws {
    var state = try testState(view: .cell)
    state.update(.resize(GridSize(columns: 120, rows: 40)))
    let layout = ScreenLayout(state, size: state.size)
    let cell = try #require(layout.screen as? CellScreen)
    let diagram = try #require(cell.layout.diagram)
    let box = try #require(diagram.boxes[.output])
    let strip = diagram.strip(.output, in: box)
    let point = GridPoint(column: strip.column + 5, row: strip.row)
    state.update(.mouse(MouseEvent(.press, at: point)))
    #expect(state.unit == diagram.units.units[5 * diagram.unitsPerPlace] && state.focus == .output)
    state.update(
      .mouse(
        MouseEvent(
          .press,
          at: GridPoint(
            column: cell.layout.columns.columns[3].column + 1, row: cell.layout.words.row))))
    #expect(state.position == 4)
  }

  @Test("A plain RNN has its own cell, without a belt")
  func plain() throws {
    let state = try testState(model: testModel(.rnn), view: .cell)
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
      let text = screen(state, columns: columns, rows: rows)
      #expect(text.contains("plain RNN") && text.contains("h₋₁") && !text.contains("σ"))
    }
  }
}
