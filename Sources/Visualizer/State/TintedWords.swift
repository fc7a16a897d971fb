import Language
import MemoryAnalysis
import RecurrentNets

/// How strongly each word is tinted at the current step.
struct TintedWords {
  /// What is left of each of the last words, in absolute size.
  let strengths: [Float]
  /// The position of the first of them.
  let first: Int
  /// The largest strength of any word at any step of the text.
  let scale: Float
  /// What it is that is left, for the heading.
  let title: String

  /// The strength of a word as a share of the scale; `nil` for words that are not tinted.
  func share(at position: Int) -> Float? {
    guard strengths.indices.contains(position - first) else { return nil }
    return scale > 0 ? strengths[position - first] / scale : 0
  }

  /// The word of which most is left.
  var strongest: (position: Int, strength: Float)? {
    guard let index = strengths.indices.max(by: { strengths[$0] < strengths[$1] }) else {
      return nil
    }
    return (first + index, strengths[index])
  }
}

/// The largest strength of a text, kept for as long as nothing changes that it depends on.
struct TintScale: Sendable {
  let strength: WriteStrength
  let layer: Int
  let version: Int
  let interferences: [Interference]
  let peak: Float

  init(_ strength: WriteStrength, in state: ViewerState) {
    self.strength = strength
    layer = state.layer
    version = state.readingVersion
    interferences = state.interferences
    peak = strength.peak(in: state.layerTrace)
  }

  /// Whether it is what would be computed now.
  func isUpToDate(_ strength: WriteStrength, in state: ViewerState) -> Bool {
    self.strength == strength && layer == state.layer && version == state.readingVersion
      && interferences == state.interferences
  }
}

extension ViewerState {
  /// How the words are tinted now; `nil` if they are not.
  var tintedWords: TintedWords? {
    guard let tint, let strength = strength(for: tint) else { return nil }
    let table = LedgerTable(of: layerTrace, at: position)
    let scale =
      tintScale.flatMap { $0.isUpToDate(strength, in: self) ? $0.peak : nil }
      ?? strength.peak(in: layerTrace)
    return TintedWords(
      strengths: strength.values(in: table), first: table.positions.lowerBound, scale: scale,
      title: title(of: tint))
  }

  /// Computes the scale anew if something changed that it depends on.
  mutating func updateTintScale() {
    guard let tint, let strength = strength(for: tint) else {
      tintScale = nil
      return
    }
    if tintScale?.isUpToDate(strength, in: self) == true { return }
    tintScale = TintScale(strength, in: self)
  }

  /// What a tint measures now, or `nil` where it has no meaning.
  func strength(for tint: WordTint) -> WriteStrength? {
    guard layerTrace.hasMemory else { return nil }
    switch tint {
    case .unit: return .unit(unit)
    case .allUnits: return .allUnits
    case .watchedWords:
      // The words are read off the top layer; what lower layers hold speaks for none of them.
      guard layerIsTop, let pair = watchedPair(at: position),
        let weights = model.network.shareWeights(for: pair, layer: layer)
      else { return nil }
      return .weighted(weights)
    }
  }

  /// What is left, for the heading and for messages: "unit 22".
  func title(of tint: WordTint) -> String {
    switch tint {
    case .unit: return "unit \(unit)"
    case .allUnits: return "all units"
    case .watchedWords:
      guard let pair = watchedPair(at: position) else { return "the watched words" }
      let words = WatchedWords(pair, in: self)
      return "“\(words.first)” or “\(words.second)”"
    }
  }
}
