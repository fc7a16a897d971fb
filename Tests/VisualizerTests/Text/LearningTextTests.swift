import Testing

@testable import Visualizer

/// If one of these fails, the end of a training's axis is not where the training ends, or a small loss is 0.
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

  @Test(
    "A loss is told from any other, however small",
    arguments: [
      (12.34, "12.3"), (1.234, "1.23"), (0.0234, "0.0234"), (0.00123, "0.0012"),
      (0.000_042, "4.2e−5"), (0, "0.0000"),
    ])
  func loss(loss: Double, expected: String) {
    #expect(LearningText.number(loss) == expected)
  }
}
