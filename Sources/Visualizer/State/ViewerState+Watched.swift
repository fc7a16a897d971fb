import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension ViewerState {
  /// The two words, or other outputs, that are watched at a position `0...T`.
  ///
  /// Those that were chosen, or else the two likeliest there. An interference
  /// that makes another word the likeliest is watched on what it acts on: the
  /// likeliest before against the likeliest now. Where outputs are no choices, one is watched by
  /// itself. `nil` if there is nothing to watch; ``watchRefusal`` says why.
  public func watchedPair(at position: Int) -> WordPair? {
    if let watched { return watched }
    guard watchRefusal == nil else { return nil }
    let likeliest = WordPair(likeliestIn: reading.baseline, at: position)
    guard model.network.output.meaning == .choices else { return likeliest }
    guard !interferences.isEmpty, let before = likeliest,
      let now = reading.trace.likeliestPair(at: position), now.first != before.first
    else { return likeliest }
    return WordPair(first: before.first, second: now.first)
  }

  /// Why nothing can be watched in this network, or `nil`.
  var watchRefusal: String? {
    let output = model.network.output
    guard !hasNoHead else { return OutputText.noHead }
    guard output.meaning != .choices || output.count > 1 else {
      return "the model knows but one word; there is nothing to watch it against"
    }
    return nil
  }

  /// Why the units of the layer have no exact shares in what is predicted, or `nil`.
  var shareRefusal: String? {
    if let watchRefusal { return watchRefusal }
    let network = model.network
    if !network.output.isLinearInUnits {
      return "dense layers stand between the cells and the output, so no unit has an exact share"
    }
    if network.shareWeights(for: WordPair(first: 0, second: WordPair.nothing), layer: shareLayer)
      == nil
    {
      return "the two directions are multiplied, so no unit has an exact share of its own"
    }
    return nil
  }

  /// Whether the layer that is shown is one of those that predict.
  var layerIsTop: Bool { reading.trace.topLayers.contains(layer) }

  /// The layer whose units view 5 shows: the one that is shown if it predicts.
  var shareLayer: Int { layerIsTop ? layer : reading.trace.topLayers.lowerBound }

  /// Who of its units speaks for which of a pair at a position, in a trace of the text.
  func shares(in pair: WordPair, at position: Int, of trace: Trace) -> UnitShares? {
    shareReader(of: pair, in: trace)?.shares(at: position)
  }

  /// What takes a pair apart in a trace of the text; `nil` where ``shareRefusal`` says why.
  func shareReader(of pair: WordPair, in trace: Trace) -> ShareReader? {
    ShareReader(of: pair, layer: shareLayer, in: trace, by: model.network)
  }

  /// The log-odds of a pair that belong under a word, in a trace of the text.
  ///
  /// Where there is one prediction for a whole text, it is what would be said if this layer were
  /// read at the word; so one sees it come about.
  func logOdds(of pair: WordPair, at position: Int, of trace: Trace) -> Float {
    guard trace.predictsOnce, let shares = shares(in: pair, at: position, of: trace) else {
      return trace.logOdds(of: pair, at: position)
    }
    return shares.sum
  }

  /// Watches two words of the vocabulary, or for an empty text the likeliest two again.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func watch(_ text: String) -> String? {
    if let watchRefusal { return watchRefusal }
    guard text.contains(where: { !$0.isWhitespace }) else {
      watched = nil
      reorderForWatched()
      message =
        model.network.output.meaning == .choices
        ? "watching the two likeliest \(model.predictsWords ? "words" : "classes") at each step"
        : "watching what stands first"
      return nil
    }
    do {
      watched = try WordPair(outputs: text, of: model)
    } catch {
      return error.description
    }
    reorderForWatched()
    return nil
  }

  /// Pairs that may be meant by what was typed of two words.
  func pairSuggestions(for text: String) -> [String] {
    guard watchRefusal == nil else { return [] }
    let likely = reading.trace.predictions(at: position, count: 8).map {
      model.labels[$0.word]
    }
    guard model.network.output.meaning == .choices else {
      return model.labels.completions(of: text).prefix(12).map { model.labels[$0] }
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
