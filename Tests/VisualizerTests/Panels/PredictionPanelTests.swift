import Testing

@testable import Visualizer

/// If this fails, a class sees another prediction than the network's.
@Suite struct PredictionPanelTests {
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
