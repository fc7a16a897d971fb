import Testing

@testable import MemoryAnalysis
@testable import Visualizer

/// If one of these fails, the line under the sweep says of a network what its bar does not show.
@Suite struct SweepTextTests {
  /// Points one word apart; 1 where both of two sentences are right.
  private func points(_ right: [Int]) -> [DistanceSweep.Point] {
    right.enumerated().map { distance, isRight in
      DistanceSweep.Point(
        distance: 10 * distance, right: isRight == 1 ? 2 : 1, rows: 2, logOdds: 0, hidden: 1,
        cell: nil, input: 0)
    }
  }

  @Test(
    "Where a network is right is said as shortly as it is true",
    arguments: [
      ([1, 1, 1], "always"), ([0, 0, 0], "never"), ([1, 1, 0, 0], "up to 10"),
      ([1, 0, 1], "up to 0"), ([0, 1, 1], "from 10 on"), ([0, 1, 0, 1], "at 50 % of distances"),
      ([], "always"),
    ])
  func ranges(right: [Int], expected: String) {
    #expect(SweepText.range(of: points(right)) == expected)
  }
}
