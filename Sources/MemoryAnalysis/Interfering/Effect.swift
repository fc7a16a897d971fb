import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What an interference does to the prediction at one position.
public struct Effect: Sendable, Equatable {
  /// The log-odds of the watched words without it, in nats.
  public var before: Float

  /// The log-odds with it, in nats.
  public var after: Float

  /// KL(before ‖ after) of the whole prediction, in nats: 0 if nothing changed.
  ///
  /// Of outputs that may hold or not, each by itself, it is the sum; of numbers there is none.
  public var divergence: Float

  /// How far the log-odds moved, in nats.
  public var change: Float { after - before }

  /// Compares two hidden states `(H)` of the top layer by what they predict.
  ///
  /// - Parameters:
  ///   - pair: The watched words.
  ///   - before: The logits `(V)` without the interference.
  ///   - after: The logits `(V)` with it.
  ///   - meaning: What the logits are of.
  public init(
    on pair: WordPair, before: [Float], after: [Float], meaning: OutputLayer.Meaning = .choices
  ) {
    self.before = pair.difference(of: before)
    self.after = pair.difference(of: after)
    divergence = Self.divergence(before, after, meaning: meaning)
  }

  /// How far a whole prediction moves, in nats.
  ///
  /// - Parameters:
  ///   - before: The logits `(V)` before.
  ///   - after: The logits `(V)` after.
  ///   - meaning: What they are of.
  /// - Returns: The divergence; 0 for numbers, which have none.
  public static func divergence(
    _ before: [Float], _ after: [Float], meaning: OutputLayer.Meaning
  ) -> Float {
    switch meaning {
    case .choices: divergence(before, after)
    // Whether an output holds is a choice between its logit and 0.
    case .independent: zip(before, after).reduce(0) { $0 + divergence([$1.0, 0], [$1.1, 0]) }
    case .values: 0
    }
  }

  /// Σ p · (ln p − ln q) for the softmax of two rows of logits, in Float64.
  ///
  /// With ln p = x − lse(x) it needs no division, and words of probability 0 count nothing.
  static func divergence(_ p: [Float], _ q: [Float]) -> Float {
    let (p, q) = (p.map(Double.init), q.map(Double.init))
    let (pNormaliser, qNormaliser) = (logSumExp(p), logSumExp(q))
    var sum = 0.0
    for index in p.indices {
      let logP = p[index] - pNormaliser
      sum += exp(logP) * (logP - q[index] + qNormaliser)
    }
    // Rounding can leave a little less than 0, which no divergence is.
    return sum.isNaN ? .nan : Float(max(0, sum))
  }

  private static func logSumExp(_ values: [Double]) -> Double {
    let largest = values.max() ?? 0
    return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
  }
}
