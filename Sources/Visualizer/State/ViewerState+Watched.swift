import MemoryAnalysis

extension ViewerState {
  /// The two words that are watched at a position `0...T`.
  ///
  /// Those that were chosen, or else the two likeliest there when nothing is
  /// done to the network, so that an interference is seen on the words it acts
  /// on. `nil` if the model knows but one word.
  public func watchedPair(at position: Int) -> WordPair? {
    watched ?? reading.baseline.likeliestPair(at: position)
  }
}
