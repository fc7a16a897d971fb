import ModelFiles
import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, a number stands at another step or under another name than in the file.
@Suite struct PlottedSeriesTests {
  @Test("Positions count from 1, what is printed from 0; each feature has its own ends")
  func values() {
    let series = PlottedSeries(
      InputSeries(
        features: ["load", "wind"],
        values: Matrix(rows: 3, columns: 2, elements: [1, -10, 2, .nan, 3, 40]), path: "x.csv"))
    #expect(series.count == 3 && series.featureCount == 2)
    #expect(series[1, 0] == 1 && series[3, 1] == 40 && series[2, 1].isNaN)
    #expect(series.tokens.map(\.text) == ["t=0", "t=1", "t=2"])
    #expect(series.scales.map(\.range) == [1...3, -10...40])
    #expect(series.largest == 40)
  }
}
