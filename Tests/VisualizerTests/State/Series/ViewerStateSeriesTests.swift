import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the screen shows what the network made of other numbers.
@Suite struct ViewerStateSeriesTests {
  @Test("What is shown is what the network computes from the numbers of the file")
  func trace() {
    let model = seriesModel(features: 3, outputs: 2, layers: 2)
    let values = waves(20, features: 3)
    let state = seriesState(values, model: model)
    let expected = TraceRecorder(model.network).trace(of: .vectors(values), interventions: [])
    #expect(state.reading.trace == expected)
    #expect(state.reading.count == 20)
  }

  @Test("Interferences read the same numbers again, and clearing them gives them back")
  func interference() throws {
    var state = seriesState()
    let before = state.reading.trace
    try state.press("l l l x s")
    #expect(state.reading.trace != before && state.reading.trace.input == before.input)
    try state.press("X")
    #expect(state.reading.trace == before)
  }

  @Test("Outputs have the ends of the whole series; one that foretells, those of the feature too")
  func outputScale() {
    let state = seriesState()
    let outputs = (1...48).map { state.reading.baseline.output(at: $0)[0] }
    let low = min(-1, outputs.min() ?? 0)
    let high = max(1, outputs.max() ?? 0)
    #expect(state.outputScale.range == low...high)
  }

  @Test("A second series is laid beside the first step by step, whatever both have in common")
  func compare() throws {
    var shifted = waves(40)
    for step in 0..<39 { shifted[step, 0] = waves(40)[step + 1, 0] }
    var state = seriesState(waves(30))
    state.compare(
      with: InputSeries(features: ["x"], values: shifted, path: "b.csv"), source: "b.csv")
    let compared = try #require(state.compared)
    let columns = compared.alignment.columns
    #expect(columns.count == 40)
    for (index, column) in columns.enumerated() {
      #expect(column.b == index + 1 && column.a == (index < 30 ? index + 1 : nil))
      let isSame = index < 30 && waves(30)[index, 0] == shifted[index, 0]
      #expect(column.isSame == isSame)
    }
    state.openComparison()
    let text = ViewerScreen.view(state, size: state.size, theme: .init(depth: .none)).plainText()
    #expect(text.contains("A sine.csv") && text.contains("B b.csv") && !text.contains("word"))
    #expect(text.contains("in A y0 "))
  }
}
