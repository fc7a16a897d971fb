import RecurrentNets

/// How far the log-odds of two words, and the shares of the units in them, go in a text.
public struct LogOddsRange: Sendable, Equatable {
  /// The largest |log-odds| after any word, in nats.
  public let logOdds: Float

  /// The largest |share| of any unit after any word, in nats.
  public let share: Float

  /// Goes through a text, or a window of one.
  ///
  /// - Parameters:
  ///   - trace: What was read; its output must be linear in the units.
  ///   - pair: The words.
  /// - Complexity: O(`T` · `H`).
  public init(of trace: Trace, in pair: WordPair) {
    let weights = trace.weights(for: pair)
    let bias = trace.biasDifference(for: pair)
    var logOdds: Float = 0
    var share: Float = 0
    for position in trace.positions {
      let hidden = trace.readout(at: position)
      var sum = bias
      for unit in hidden.indices {
        let product = hidden[unit] * weights[unit]
        sum += product
        share = max(share, abs(product))
      }
      logOdds = max(logOdds, abs(sum))
    }
    self.logOdds = logOdds
    self.share = share
  }
}
