import Testing

@testable import RecurrentNets

/// If one of these fails, a gradient through that function is wrong.
@Suite struct ActivationPreciseTests {
  @Test("Derivatives are those of the function the recorder uses", arguments: everyActivation)
  func derivatives(activation: Activation) {
    for x in [-7.3, -2.1, -0.61, -0.02, 0.013, 0.55, 1.9, 6.4] {
      #expect(
        abs(activation.value(at: x) - Double(activation(Float(x)))) <= 1e-5 * max(1, exp2Bound(x)))
      let step = 1e-6
      let slope = (activation.value(at: x + step) - activation.value(at: x - step)) / (2 * step)
      #expect(abs(activation.derivative(at: x) - slope) <= 1e-6 * max(1, exp2Bound(x)))
    }
  }

  /// How large the steepest of the functions gets at x.
  private func exp2Bound(_ x: Double) -> Double { x > 0 ? Double.exponential(x) : 1 }
}
