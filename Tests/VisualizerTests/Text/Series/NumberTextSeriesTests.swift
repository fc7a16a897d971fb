import Testing

@testable import Visualizer

/// If one of these fails, a measured number is printed as another, or does not fit.
@Suite struct NumberTextSeriesTests {
  @Test(
    "Numbers of any size have the digits that fit",
    arguments: [
      (0, "0.000"), (0.3125, "0.313"), (-0.0015, "−0.002"), (12.346, "12.35"), (-99.99, "−99.99"),
      (101325, "101325"), (1234.56, "1234.6"), (0.000031, "3.1e−5"), (-2_500_000, "−2.5e6"),
      (9_960_000, "1e7"), (.infinity, "inf"),
    ] as [(Float, String)])
  func measured(value: Float, text: String) {
    #expect(NumberText.measured(value) == text)
  }

  @Test(
    "Ends of plots have two or three digits and no zeros at their end",
    arguments: [
      (0, "0"), (1, "1"), (-1.73, "−1.7"), (0.25, "0.25"), (0.5, "0.5"), (39.6, "40"),
      (101325, "1e5"), (12345, "12345"), (0.004, "4e−3"), (3.4e38, "3.4e38"), (-0.998, "−1"),
    ] as [(Float, String)])
  func short(value: Float, text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test(
    "The two ends of a plot have the digits that tell them apart",
    arguments: [
      (-1, 0.998, "−1..1"), (0.007, 3.3, "0..3.3"), (1008.1, 1018.2, "1008..1018"),
      (1013.1, 1013.4, "1013.1..1013.4"), (0.004, 0.046, "0.004..0.046"), (5, 5, "5..5"),
      (0, 40.3, "0..40"), (-2e-5, 3e-5, "−2e−5..3e−5"), (0, 250_000, "0..2.5e5"),
    ] as [(Float, Float, String)])
  func ends(low: Float, high: Float, text: String) {
    #expect(PlotScale([low, high]).text == text)
  }

  @Test("No float has a longer text than its field")
  func widths() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      #expect(NumberText.measured(value).count <= 8, "\(value)")
      #expect(NumberText.short(value).count <= 8, "\(value)")
    }
  }
}
