/// Draws tokens from what a network predicts, the same ones for the same seed.
public struct TokenSampler: Sendable {
  /// How tokens are drawn.
  public let options: SamplingOptions

  private var generator: SeededGenerator

  /// Creates a sampler; the options must have no ``SamplingOptions/problem``.
  public init(_ options: SamplingOptions = SamplingOptions()) {
    precondition(options.problem == nil, options.problem ?? "")
    self.options = options
    generator = SeededGenerator(seed: options.seed)
  }

  /// Draws a token.
  ///
  /// - Parameters:
  ///   - logits: The logits `(V)` of the tokens.
  ///   - leftOut: The tokens that are never drawn.
  /// - Returns: A token `0..<V`; `nil` if none is left or a logit is no number.
  public mutating func draw(
    from logits: [Float], leavingOut leftOut: Set<Int> = []
  ) -> Int? {
    guard !logits.contains(where: \.isNaN) else { return nil }
    // Tokens that are as likely as each other stand in the order of the vocabulary.
    let ranked = logits.indices.filter { !leftOut.contains($0) && logits[$0] > -.infinity }
      .sorted { (logits[$0], $1) > (logits[$1], $0) }
    guard let likeliest = ranked.first else { return nil }
    guard options.temperature > 0, logits[likeliest].isFinite else { return likeliest }
    let weights = ranked.prefix(options.topK ?? ranked.count).map {
      Double.exponential(Double(logits[$0] - logits[likeliest]) / Double(options.temperature))
    }
    let nucleus = Self.nucleus(of: weights, share: Double(options.topP))
    let total = nucleus.reduce(0, +)
    var rest = Double.random(in: 0..<1, using: &generator) * total
    for (token, weight) in zip(ranked, nucleus) {
      rest -= weight
      if rest < 0 { return token }
    }
    return ranked[nucleus.count - 1]
  }

  /// The first of some falling weights, as many as reach a share of their sum; at least one.
  private static func nucleus(of weights: [Double], share: Double) -> ArraySlice<Double> {
    guard share < 1 else { return weights[...] }
    let wanted = share * weights.reduce(0, +)
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if sum >= wanted { return weights[...index] }
    }
    return weights[...]
  }
}
