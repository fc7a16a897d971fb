import RecurrentNets

/// How far the log-odds of two words, and the shares of the units in them, go in a text.
public struct LogOddsRange: Sendable, Equatable {
  /// The largest |log-odds| after any word, in nats.
  public let logOdds: Float

  /// The largest |share| of any unit after any word, in nats.
  public let share: Float

  /// Through dense layers everything is computed anew, so fewer words are looked at.
  private static let looked = 200

  /// Goes through a text, or a window of one.
  ///
  /// - Parameters:
  ///   - trace: What was read.
  ///   - pair: The words.
  ///   - reader: What takes the log-odds apart; `nil` where there are no exact shares.
  /// - Complexity: O(`T` · `H`).
  public init(of trace: Trace, in pair: WordPair, sharedBy reader: ShareReader?) {
    var logOdds: Float = 0
    var share: Float = 0
    if let reader {
      for position in trace.positions {
        let shares = reader.shares(at: position)
        for value in shares.units { share = max(share, abs(value)) }
        logOdds = max(logOdds, abs(shares.sum))
      }
    } else {
      for position in trace.positions.prefix(Self.looked) {
        logOdds = max(logOdds, abs(trace.logOdds(of: pair, at: position)))
      }
    }
    self.logOdds = logOdds
    self.share = share
  }
}
