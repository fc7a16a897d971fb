extension Activation {
  /// The function of one value in double precision.
  func value(at x: Double) -> Double {
    switch self {
    case .linear: x
    case .sigmoid: Self.logistic(x)
    case .tanh: .hyperbolicTangent(x)
    case .relu: x < 0 ? 0 : x
    case .relu6: x < 0 ? 0 : (x > 6 ? 6 : x)
    case .hardSigmoid(let slope, let offset):
      min(1, max(0, Double(slope) * x + Double(offset)))
    case .softsign: x / (1 + abs(x))
    case .softplus: x > 30 ? x : .naturalLogarithm(1 + .exponential(x))
    case .affine(let scale, let offset): Double(scale) * x + Double(offset)
    case .leakyRelu(let slope): x < 0 ? Double(slope) * x : x
    case .thresholdedRelu(let threshold): x <= Double(threshold) ? 0 : x
    case .scaledTanh(let scale, let slope):
      Double(scale) * .hyperbolicTangent(Double(slope) * x)
    case .elu(let alpha): x < 0 ? Double(alpha) * (.exponential(x) - 1) : x
    case .selu: x < 0 ? Self.seluScale * Self.seluAlpha * (.exponential(x) - 1) : Self.seluScale * x
    case .gelu: x * Self.normalDistribution(x)
    case .silu: x * Self.logistic(x)
    case .exponential: .exponential(x)
    }
  }

  /// The derivative of the function at one value, in double precision.
  ///
  /// At a kink it is that of one side: 0 for the relu at 0, as PyTorch has it.
  public func derivative(at x: Double) -> Double {
    switch self {
    case .linear: 1
    case .sigmoid: Self.logistic(x) * Self.logistic(-x)
    case .tanh: Self.tanhDerivative(x)
    case .relu: x > 0 ? 1 : 0
    case .relu6: x > 0 && x < 6 ? 1 : 0
    case .hardSigmoid(let slope, let offset):
      Self.isInside(Double(slope) * x + Double(offset)) ? Double(slope) : 0
    case .softsign: 1 / ((1 + abs(x)) * (1 + abs(x)))
    case .softplus: Self.logistic(x)
    case .affine(let scale, _): Double(scale)
    case .leakyRelu(let slope): x < 0 ? Double(slope) : 1
    case .thresholdedRelu(let threshold): x <= Double(threshold) ? 0 : 1
    case .scaledTanh(let scale, let slope):
      Double(scale) * Double(slope) * Self.tanhDerivative(Double(slope) * x)
    case .elu(let alpha): x < 0 ? Double(alpha) * .exponential(x) : 1
    case .selu: Self.seluScale * (x < 0 ? Self.seluAlpha * .exponential(x) : 1)
    case .gelu:
      Self.normalDistribution(x)
        + x * .exponential(-x * x / 2) / (2 * Double.pi).squareRoot()
    case .silu: Self.logistic(x) * (1 + x * Self.logistic(-x))
    case .exponential: .exponential(x)
    }
  }

  private static let seluScale = Double(1.050_701 as Float)
  private static let seluAlpha = Double(1.673_263_2 as Float)

  private static func logistic(_ x: Double) -> Double { 1 / (1 + .exponential(-x)) }

  private static func isInside(_ y: Double) -> Bool { y > 0 && y < 1 }

  private static func tanhDerivative(_ x: Double) -> Double {
    let t = Double.hyperbolicTangent(x)
    return (1 - t) * (1 + t)
  }

  private static func normalDistribution(_ x: Double) -> Double {
    0.5 * (1 + .errorFunction(x * 0.5.squareRoot()))
  }
}
