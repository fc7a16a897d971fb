/// The one number whose gradient is taken: something a network says after a position.
///
/// It is a log-odds and not a log-probability: ∂ ln p / ∂ logit is 1 − p, which makes what a network is
/// sure of look as if nothing led to it.
public enum WatchedScalar: Sendable, Hashable {
  /// One logit: of an output that may hold or not, its log-odds.
  case logit(Int)
  /// logit_a − logit_b = ln p(a) / p(b), in nats.
  case difference(Int, Int)
  /// logit_a − ln Σ e^logit over all others = ln p(a) / (1 − p(a)), in nats.
  case againstRest(Int)
  /// What the model returns, after the function of its head: a number that is predicted.
  case output(Int)

  /// What does not fit a network's head, or `nil`.
  public func problem(in output: OutputLayer) -> String? {
    guard output.count > 0 else {
      return "the model has no head, so it says nothing whose gradient could be taken"
    }
    for index in outputs where !(0..<output.count).contains(index) {
      return "expected an output from 0 to \(output.count - 1); found \(index)"
    }
    if case .againstRest = self, output.count < 2 {
      return "the model has a single output, which is no choice against others"
    }
    return nil
  }

  private var outputs: [Int] {
    switch self {
    case .logit(let a), .againstRest(let a), .output(let a): [a]
    case .difference(let a, let b): [a, b]
    }
  }

  /// The number, and ∂/∂ each logit it depends on.
  ///
  /// - Parameters:
  ///   - output: The head.
  ///   - logit: Computes one logit.
  /// - Returns: The value, and one weight for each logit that counts.
  func evaluate(
    _ output: OutputLayer, logit: (Int) -> Double
  ) -> (value: Double, weights: [(output: Int, weight: Double)]) {
    switch self {
    case .logit(let a): return (logit(a), [(a, 1)])
    case .difference(let a, let b): return (logit(a) - logit(b), [(a, 1), (b, -1)])
    case .againstRest(let a):
      let others = (0..<output.count).filter { $0 != a }
      let rest = LogSum(others.map(logit))
      let weights = zip(others, rest.shares).map { (output: $0, weight: -$1) }
      return (logit(a) - rest.value, [(a, 1)] + weights)
    case .output(let a):
      if case .elementwise(let activation) = output.activation {
        let x = logit(a)
        return (activation.value(at: x), [(a, activation.derivative(at: x))])
      }
      let all = LogSum((0..<output.count).map(logit))
      let logarithm = logit(a) - all.value
      let isLogarithm = output.activation == .logSoftmax
      let (value, scale) = isLogarithm ? (logarithm, 1) : (all.shares[a], all.shares[a])
      let weights = all.shares.enumerated().map { index, share in
        (output: index, weight: scale * ((index == a ? 1 : 0) - share))
      }
      return (value, weights)
    }
  }
}

/// ln Σ e^x, and what each x has in it.
private struct LogSum {
  let value: Double
  /// e^x / Σ e^x of each.
  let shares: [Double]

  init(_ values: [Double]) {
    let largest = values.max() ?? 0
    let exponentials = values.map { Double.exponential($0 - largest) }
    let sum = exponentials.reduce(0, +)
    value = largest + .naturalLogarithm(sum)
    shares = exponentials.map { $0 / sum }
  }
}
