import RecurrentNets
import Testing

@testable import MemoryAnalysis
@testable import Visualizer

/// If one of these fails, the curves of the sweep stand at other heights than their numbers.
@Suite struct SweepScaleTests {
  private func curve(_ shares: [Double]) -> SweepCurve {
    var curve = SweepCurve(title: "RNN test", cell: .rnn)
    curve.add(
      shares.enumerated().map { index, share in
        DistanceSweep.Point(
          distance: 10 * index, right: 1, rows: 1, logOdds: 1, hidden: share, input: 0)
      })
    return curve
  }

  @Test("The scale holds all curves, but no less than 10⁻²⁰ and at least four powers of ten")
  func ends() {
    #expect(SweepScale(of: [curve([1, 0.5])]).lowest == -4)
    #expect(SweepScale(of: [curve([1, 3e-9])]).lowest == -9)
    #expect(SweepScale(of: [curve([30, 1])]).highest == 2)
    #expect(SweepScale(of: [curve([1, 1e-80])]).lowest == -20)
    #expect(SweepScale(of: [curve([1, 0, .nan])]).lowest == -20)
  }

  @Test("1 stands at the top, the least at the bottom, and below there is nothing")
  func places() {
    let scale = SweepScale(of: [curve([1, 1e-80])])
    #expect(scale.place(of: 0) == 0 && scale.place(of: -20) == 1 && scale.place(of: -10) == 0.5)
    #expect(scale.place(of: -21) == nil)
    let ticks = scale.ticks(rows: 21)
    #expect(ticks.first?.power == 0 && ticks.first?.row == 0)
    #expect(ticks.last?.power == -20 && ticks.last?.row == 20)
    for rows in 0...30 {
      let rowsOfTicks = scale.ticks(rows: rows).map(\.row)
      #expect(rowsOfTicks.allSatisfy { (0..<rows).contains($0) })
      #expect(Set(rowsOfTicks).count == rowsOfTicks.count, "\(rows)")
    }
  }

  @Test("Between two distances that were read the curve runs straight, and outside there is none")
  func between() throws {
    let points = curve([1, 1e-4, 0]).points
    #expect(SweepScale.power(points, at: 0) == 0)
    #expect(abs(try #require(SweepScale.power(points, at: 5)) + 2) <= 1e-9)
    #expect(SweepScale.power(points, at: 15) == nil && SweepScale.power(points, at: 20) == nil)
    #expect(SweepScale.power(points, at: 21) == nil && SweepScale.power([], at: 0) == nil)
  }

  @Test("Four dots make a cell, and each dot its quadrant")
  func dots() {
    var raster = DotRaster(columns: 2, rows: 1)
    raster.set(0, 0)
    raster.set(3, 1)
    raster.set(4, 0)
    raster.set(0, -1)
    #expect(DotRaster.sign(raster.pattern(column: 0, row: 0)) == "▘")
    #expect(DotRaster.sign(raster.pattern(column: 1, row: 0)) == "▗")
    raster.set(2, 1)
    #expect(DotRaster.sign(raster.pattern(column: 1, row: 0)) == "▄")
  }
}
