import MemoryAnalysis

extension ViewerState {
  /// The two words that are watched at a position `0...T`.
  ///
  /// Those that were chosen, or else the two likeliest there. An interference
  /// that makes another word the likeliest is watched on what it acts on: the
  /// likeliest before against the likeliest now. `nil` if the model knows but one word.
  public func watchedPair(at position: Int) -> WordPair? {
    if predictsValues || hasNoHead { return nil }
    if let watched { return watched }
    let before = reading.baseline.likeliestPair(at: position)
    guard !interferences.isEmpty, let before,
      let now = reading.trace.likeliestPair(at: position), now.first != before.first
    else { return before }
    return WordPair(first: before.first, second: now.first)
  }

  /// Whether the layer that is shown is the one that predicts.
  var layerIsTop: Bool { layer == reading.trace.layers.count - 1 }

  /// Watches two words of the vocabulary, or for an empty text the likeliest two again.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func watch(_ text: String) -> String? {
    guard text.contains(where: { !$0.isWhitespace }) else {
      watched = nil
      reorderForWatched()
      message = "watching the two likeliest words at each step"
      return nil
    }
    do {
      watched = try WordPair(text, in: model.labels)
    } catch {
      return error.description
    }
    reorderForWatched()
    return nil
  }

  /// Pairs that may be meant by what was typed of two words.
  func pairSuggestions(for text: String) -> [String] {
    let likely = reading.trace.predictions(at: position, count: 8).map {
      model.labels[$0.word]
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    switch words.count {
    case _ where text.isEmpty:
      return likely.dropFirst().prefix(6).map { "\(likely[0]) \($0)" }
    case 1: return completions(of: words[0]).prefix(12).map { $0 }
    default:
      let typed = words[words.count - 1]
      let found = typed.isEmpty ? likely : completions(of: typed)
      return found.filter { $0 != words[0] }.prefix(12).map { "\(words[0]) \($0)" }
    }
  }

  private func completions(of text: String) -> [String] {
    model.labels.completions(of: text).map { model.labels[$0] }
  }
}
