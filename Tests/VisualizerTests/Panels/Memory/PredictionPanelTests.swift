import CellGrid
import Testing

@testable import Visualizer

/// If this fails, a class sees another prediction than the network's.
@Suite struct PredictionPanelTests {
  @Test("A network whose numbers overflow is drawn, not fatal")
  func overflow() throws {
    var model = testModel(hidden: 3)
    model.network.forEachTensor { values in
      for index in values.indices { values[index] *= 2e38 }
    }
    let state = try testState("she is busy", model: model)
    for view in ["1", "2", "Enter"] {
      var state = state
      try state.press("End \(view)")
      for theme in allThemes {
        let grid = ViewerScreen.view(state, size: GridSize(columns: 80, rows: 24), theme: theme)
        #expect(grid.rows.count == 24)
      }
    }
  }

  @Test("Each row is a word, a bar as long as its probability, and the number")
  func rows() throws {
    let state = try testState("she is busy")
    let predictions = state.reading.trace.predictions(at: 1, count: 8)
    let rows = drawn(PredictionPanel(state: state), columns: 40, rows: 9)
    let barColumns = 40 - 10 - 5
    for (row, prediction) in zip(rows.dropFirst(), predictions) {
      #expect(row.hasSuffix(NumberText.gate(prediction.probability)))
      let whole = row.filter { $0 == "█" }.count
      #expect(abs(Float(whole) - prediction.probability * Float(barColumns)) <= 1)
    }
  }
}
