import Testing

@testable import Visualizer

/// If one of these fails, the numbers beside the loss are not where they say.
@Suite struct LossAxisTests {
  @Test("The ends are round numbers around all losses, with those between")
  func ticks() throws {
    #expect(try #require(LossAxis([4.9, 0.61, 0.7])).ticks == [0.5, 1, 2, 5])
    #expect(try #require(LossAxis([2])).ticks == [2, 5])
    #expect(try #require(LossAxis([5])).ticks == [5, 10])
    #expect(
      try #require(LossAxis([0.031, 0.2])).ticks.map(LossAxis.text) == [
        "0.02", "0.05", "0.1", "0.2",
      ])
    // Four columns are all there are.
    #expect(
      try #require(LossAxis([0.0006, 0.015])).ticks.map(LossAxis.text) == [
        "5e−4", "1e−3", "2e−3", "5e−3", "0.01", "0.02",
      ])
    #expect(LossAxis([]) == nil)
    #expect(LossAxis([.nan, .infinity]) == nil)
  }

  @Test("Any losses are between the ends", arguments: [1e-9, 1e-5, 0.1, 0.999, 1, 3, 1e6])
  func between(loss: Double) throws {
    let axis = try #require(LossAxis([loss, loss * 3]))
    for value in [loss, loss * 2, loss * 3] {
      let share = try #require(axis.scale.share(axis.height(of: value)))
      #expect(share >= 0 && share <= 1)
    }
    #expect(axis.ticks == axis.ticks.sorted() && axis.ticks.count < 6)
  }
}
