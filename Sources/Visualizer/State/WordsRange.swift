import MemoryAnalysis

/// The ranges of view 5 for two words, kept for as long as nothing changes that they depend on.
struct WordsRange: Sendable {
  let pair: WordPair
  let version: Int
  let layer: Int
  let range: LogOddsRange
}

extension ViewerState {
  /// The ranges of the log-odds of two words and of the units' shares, the same at every step.
  func range(of pair: WordPair) -> LogOddsRange {
    if let kept = wordsRange, kept.pair == pair, kept.version == readingVersion,
      kept.layer == shareLayer
    {
      return kept.range
    }
    return LogOddsRange(
      of: reading.trace, in: pair, sharedBy: shareReader(of: pair, in: reading.trace))
  }

  /// Computes the ranges anew if view 5 is shown and something changed that they depend on.
  mutating func updateWordsRange() {
    guard view == .words, let pair = watchedPair(at: position) else { return }
    wordsRange = WordsRange(
      pair: pair, version: readingVersion, layer: shareLayer, range: range(of: pair))
  }

  /// What depends on the step or the text is made anew after anything has changed.
  mutating func keepUp() {
    wantEffects()
    wantGradients()
    wantSweep()
    updateTintScale()
    updateWordsRange()
    wantAhead()
  }
}
