import Foundation
import RecurrentNets
import Testing

/// If one of these fails, models with another activation than tanh and σ compute something else.
@Suite struct ActivationTests {
  private static let definitions: [(Activation, @Sendable (Double) -> Double)] = [
    (.linear, { $0 }),
    (.sigmoid, { 1 / (1 + exp(-$0)) }),
    (.tanh, { tanh($0) }),
    (.relu, { max(0, $0) }),
    (.relu6, { min(max(0, $0), 6) }),
    (.hardSigmoid(slope: 0.2, offset: 0.5), { min(1, max(0, 0.2 * $0 + 0.5)) }),
    (.softsign, { $0 / (1 + abs($0)) }),
    (.softplus, { log(1 + exp($0)) }),
    (.affine(scale: 2, offset: -1), { 2 * $0 - 1 }),
    (.leakyRelu(slope: 0.3), { $0 >= 0 ? $0 : 0.3 * $0 }),
    (.thresholdedRelu(threshold: 1), { $0 > 1 ? $0 : 0 }),
    (.scaledTanh(scale: 1.7, slope: 0.6), { 1.7 * tanh(0.6 * $0) }),
    (.elu(alpha: 0.7), { $0 >= 0 ? $0 : 0.7 * (exp($0) - 1) }),
    (.selu, { 1.0507009873554805 * ($0 >= 0 ? $0 : 1.6732632423543772 * (exp($0) - 1)) }),
    (.gelu, { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }),
    (.silu, { $0 / (1 + exp(-$0)) }),
    (.exponential, { exp($0) }),
  ]

  @Test("Each is its definition in float64, and a NaN stays one", arguments: definitions.indices)
  func definition(index: Int) {
    let (activation, definition) = Self.definitions[index]
    for step in -80...80 {
      let x = Double(step) / 10
      let expected = definition(x)
      let found = Double(activation(Float(x)))
      #expect(abs(found - expected) <= 2e-6 * max(1, abs(expected)), "\(activation)(\(x))")
    }
    #expect(activation(.nan).isNaN, "\(activation)")
  }
}
