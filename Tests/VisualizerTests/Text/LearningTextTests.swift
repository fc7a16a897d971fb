import Testing

@testable import Visualizer

/// If this fails, the end of a training's axis is not where the training ends.
@Suite struct LearningTextTests {
  @Test(
    "Counts of updates are short, and near enough",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1k"), (1500, "1.5k"), (7426, "7.4k"), (12_500, "12.5k"),
      (37_000, "37k"), (99_940, "99.9k"), (250_400, "250k"), (1_500_000, "1.5M"),
    ])
  func short(count: Int, expected: String) {
    #expect(LearningText.short(count) == expected)
  }
}
