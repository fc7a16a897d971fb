import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the caption gives another output than the network's.
@Suite struct ValuesTextTests {
  @Test("The output, and what came next where it can be compared")
  func next() throws {
    var state = seriesState()
    state.position = 5
    let said = NumberText.measured(state.reading.trace.output(at: 5)[0])
    let came = NumberText.measured(waves(48)[5, 0])
    #expect(ValuesText.line(state) == "output: y0 \(said); x comes next with \(came)")
    state.position = 48
    #expect(!ValuesText.line(state).contains("comes next"))
  }

  @Test("Outputs are compared with features of their name, and else with none")
  func names() {
    let model = seriesModel(features: 2, outputs: 2, labels: ["wind", "other"])
    let state = seriesState(names: ["load", "wind"], model: model)
    #expect(state.feature(comparedWith: 0) == 1 && state.feature(comparedWith: 1) == nil)
    #expect(ValuesText.line(state).contains("; wind comes next with "))
    let unnamed = seriesState(model: seriesModel(features: 2, outputs: 2))
    #expect(unnamed.feature(comparedWith: 0) == nil)
  }

  @Test("It says when the outputs hold, and what an interference made of them")
  func place() throws {
    var state = seriesState(model: seriesModel(outputs: 5, readout: .lastStep))
    #expect(ValuesText.line(state).hasPrefix("if it ended here: y0 "))
    #expect(ValuesText.line(state).contains(" and 2 more"))
    try state.press("l l x s")
    #expect(ValuesText.line(state).hasPrefix("now y0 "))
    #expect(ValuesText.line(state).contains(" before)"))
    #expect(ValuesText.line(seriesState(model: seriesModel(outputs: 0))).contains("no head"))
  }
}
