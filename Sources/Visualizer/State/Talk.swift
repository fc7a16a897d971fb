import RecurrentNets

/// The network speaking: words drawn from what it predicts, one after the other.
public struct Talk: Sendable {
  /// Draws the words; it goes on where it stopped, so that no two talks are the same.
  var sampler: TokenSampler

  /// Whether the network is speaking.
  var isTalking = false

  /// How many words it has said since it began; they are taken back together.
  var wordCount = 0

  /// How the words are drawn.
  public var options: SamplingOptions { sampler.options }

  /// Creates a silent network.
  init(_ options: SamplingOptions = SamplingOptions()) {
    sampler = TokenSampler(options)
  }
}
