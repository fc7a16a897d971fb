import CellGrid
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, a prediction is shown as another, or beside what did not come next.
@Suite struct OutputPanelTests {
  @Test("One output stands beside what came next, both with their course on one scale")
  func one() {
    var state = seriesState()
    state.position = 10
    let rows = drawn(PredictionPanel(state: state), columns: 27, rows: 9)
    let said = state.reading.trace.output(at: 10)[0]
    let came = waves(48)[10, 0]
    #expect(rows[0].hasPrefix("output") && rows[0].hasSuffix("at t=9"))
    #expect(rows[1].hasPrefix("y0 says") && rows[1].hasSuffix(NumberText.measured(said)))
    #expect(rows[2].hasPrefix("x next") && rows[2].hasSuffix(NumberText.measured(came)))
    #expect(rows[3].hasSuffix(NumberText.measured(said - came)))
    #expect(rows[4].hasPrefix("says ") && rows[6].hasPrefix("next "))
    #expect(rows[8].hasPrefix(state.outputScale.text))
  }

  @Test("After the last step nothing is known to come")
  func last() {
    var state = seriesState()
    state.position = 48
    let rows = drawn(PredictionPanel(state: state), columns: 27, rows: 9)
    #expect(rows[2].hasPrefix("x next") && rows[2].hasSuffix("?"))
  }

  @Test("Several outputs have a row each, as many as fit")
  func several() {
    let state = seriesState(model: seriesModel(outputs: 12))
    let rows = drawn(PredictionPanel(state: state), columns: 22, rows: 6)
    let outputs = state.reading.trace.output(at: 1)
    for index in 0..<4 {
      #expect(rows[1 + index].hasPrefix("y\(index) "))
      #expect(rows[1 + index].hasSuffix(NumberText.measured(outputs[index])))
    }
    #expect(rows[5].hasPrefix("+8 more"))
  }

  @Test("An interference shows both numbers")
  func change() throws {
    var state = seriesState()
    try state.press("l l x s")
    let rows = drawn(PredictionPanel(state: state), columns: 27, rows: 9)
    let before = NumberText.measured(state.reading.baseline.output(at: 3)[0])
    let now = NumberText.measured(state.reading.trace.output(at: 3)[0])
    #expect(rows[1].hasSuffix("\(before)→\(now)"))
    #expect(rows[2].hasPrefix("was") && rows[5].hasPrefix("is"))
    #expect(rows[8].hasPrefix(state.outputScale.text))
  }

  @Test("It says when an output is that of a series that ends here")
  func manyToOne() {
    let state = seriesState(model: seriesModel(outputs: 2, readout: .lastStep))
    #expect(
      drawn(PredictionPanel(state: state), columns: 27, rows: 6)[0].hasSuffix("if it ended here"))
  }
}
