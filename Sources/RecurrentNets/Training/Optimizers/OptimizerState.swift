/// What an optimiser remembers of past gradients.
public struct OptimizerState: Sendable, Equatable {
  /// Adam's mean gradient m of each parameter, or the velocity of gradient descent, in the order of
  /// ``Network/forEachTensor(_:)``.
  public var firstMoments: [[Float]]

  /// Adam's mean squared gradient v; empty for gradient descent.
  public var secondMoments: [[Float]]

  /// β₁ᵗ.
  public var firstPower: Double

  /// β₂ᵗ.
  public var secondPower: Double

  /// Creates a state.
  public init(
    firstMoments: [[Float]], secondMoments: [[Float]], firstPower: Double = 1,
    secondPower: Double = 1
  ) {
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
    self.firstPower = firstPower
    self.secondPower = secondPower
  }
}
