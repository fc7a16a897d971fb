import MemoryAnalysis

/// What an interference does here, in words: first to the prediction, then beside other units.
struct InterferenceCaption {
  let state: ViewerState
  let watched: WatchedWords
  let effects: EffectsStudy.Shown?

  var caption: Caption {
    Caption(
      word: state.reading.name(at: state.position),
      sentence: state.interferences.isEmpty ? nothingDone : Self.change(in: state),
      prediction: comparison)
  }

  private var nothingDone: String {
    "nothing is interfered with: x silences, holds or clamps a unit"
  }

  /// "now predicts “was” 82 % (11 % before), “am” 12 % (59 %); KL 0.91".
  static func change(in state: ViewerState) -> String {
    guard !state.predictsValues, !state.hasNoHead else { return ValuesText.line(state) }
    let before = state.reading.baseline.probabilities(at: state.position)
    let after = state.reading.trace.probabilities(at: state.position)
    guard before != after else { return "predicts what it did before; nothing is changed here" }
    let words = before.indices
      .sorted { abs(before[$0] - after[$0]) > abs(before[$1] - after[$1]) }.prefix(2)
    let parts = words.enumerated().map { index, word in
      state.outputs.phrase(word, after[word])
        + " (\(NumberText.percent(before[word]))\(index == 0 ? " before" : ""))"
    }
    let text = "now predicts " + parts.joined(separator: ", ")
    let divergence = Effect.divergence(
      state.reading.baseline.logits(at: state.position),
      state.reading.trace.logits(at: state.position), meaning: state.model.network.output.meaning)
    return text + "; KL " + NumberText.fixed(divergence, decimals: 2)
  }

  /// The selected unit among all.
  private var comparison: String {
    guard let effects else { return "" }
    guard state.comparedInterference.layer == state.layer else {
      let name = state.reading.baseline.layerName(state.comparedInterference.layer)
      return "compared are units of \(name ?? "another layer")"
    }
    let spread = effects.spread
    let effect = effects.effects[state.unit]
    let rank = UnitRanking.ordinal(spread.rank(of: state.unit) + 1)
    return "unit \(state.unit) alone: \(NumberText.signed(effect.change)), "
      + "\(rank) of \(effects.effects.count); median unit "
      + NumberText.fixed(spread.median, decimals: 2) + ", half of all "
      + NumberText.fixed(spread.quartiles.lowerBound, decimals: 2) + "–"
      + NumberText.fixed(spread.quartiles.upperBound, decimals: 2)
  }
}
