import Testing

@testable import Visualizer

/// If one of these fails, a number on the screen is not the network's.
@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0.00"), (0.004, "0.00"), (0.0051, "0.01"), (0.086, "0.09"), (0.999, "1.00"), (1, "1.00"),
    ] as [(Float, String)])
  func gates(value: Float, text: String) { #expect(NumberText.gate(value) == text) }

  @Test(
    arguments: [
      (-0.634, "−0.63"), (0.62, "+0.62"), (0.001, "0.00"), (-0.001, "0.00"), (9.99, "+9.99"),
      (-9.996, "−10.0"), (12.34, "+12.3"), (-123.4, "−123"), (.nan, "nan"), (-.infinity, "−inf"),
    ] as [(Float, String)])
  func signedValues(value: Float, text: String) { #expect(NumberText.signed(value) == text) }

  @Test(
    arguments: [
      (0, "0 %"), (0.0004, "0 %"), (0.002, "0.2 %"), (0.0094, "0.9 %"), (0.0096, "1 %"),
      (0.084, "8 %"), (1, "100 %"),
    ] as [(Float, String)])
  func percentages(value: Float, text: String) { #expect(NumberText.percent(value) == text) }

  @Test(arguments: [(-5, "−0.05"), (0, "0.00"), (7, "+0.07"), (123, "+1.23"), (-1234, "−12.34")])
  func hundredths(count: Int, text: String) { #expect(NumberText.hundredths(count) == text) }

  @Test(
    "Numbers are rounded, not cut",
    arguments: [
      (0, 0, "0"), (0.05, 1, "0.1"), (0.949, 1, "0.9"), (99.96, 1, "100.0"), (-1.5, 2, "−1.50"),
      (-0.001, 2, "0.00"), (.nan, 1, "nan"), (.infinity, 1, "inf"), (1e30, 2, "1e+30"),
      (-.infinity, 0, "−inf"),
      (12.345, 0, "12"),
    ] as [(Double, Int, String)])
  func numbers(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }
}
