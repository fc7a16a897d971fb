/// How a token is drawn from what a network predicts.
///
/// The logits are divided by the temperature, the least likely tokens are left out, and one of the
/// others is drawn by its probability.
public struct SamplingOptions: Sendable, Equatable {
  /// What the logits are divided by: below 1 likely tokens become likelier, above 1 rarer ones do;
  /// 0 always takes the likeliest.
  public var temperature: Float = 1

  /// How many of the likeliest tokens may be drawn; `nil` for all.
  ///
  /// A. Fan, M. Lewis, Y. Dauphin, "Hierarchical neural story generation", ACL 2018.
  public var topK: Int?

  /// The probability, in (0, 1], that the tokens have together that may be drawn, the likeliest first.
  ///
  /// A. Holtzman et al., "The curious case of neural text degeneration", ICLR 2020: nucleus sampling.
  public var topP: Float = 1

  /// Equal seeds give equal draws.
  public var seed: UInt64 = 1

  /// Creates options with the defaults: the network's own probabilities.
  public init() {}

  /// What is wrong with the options, in words, or `nil`.
  public var problem: String? {
    if !(temperature >= 0 && temperature.isFinite) {
      return "temperature: expected a number from 0 up; found \(temperature)"
    }
    if let topK, topK < 1 { return "top-k: expected at least 1; found \(topK)" }
    if !(topP > 0 && topP <= 1) {
      return "top-p: expected a number above 0 and up to 1; found \(topP)"
    }
    return nil
  }
}
