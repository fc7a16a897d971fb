import MemoryAnalysis

extension ViewerState {
  /// What is done to every unit, each alone: the latest interference, or silence from the start.
  var comparedInterference: Interference {
    (interferences.last ?? Interference(.silence, layer: layer, unit: nil)).with(unit: nil)
  }

  /// The effects of that at the current position, if they are computed.
  var currentEffects: UnitEffects? {
    guard let effects, effects.interference == comparedInterference,
      effects.positions.contains(position)
    else { return nil }
    return effects
  }

  /// Asks for the effects that the view shows, unless they are there or were given up.
  mutating func wantEffects() {
    guard view == .effects, !effectsDeclined, currentEffects == nil else { return }
    let wanted = comparedInterference
    let positions = UnitEffects.positions(of: wanted, over: reading.baseline, at: position)
    if let work {
      // Work on a step that was left is given up; other work comes first.
      guard work.id == effectsWork?.id, effectsWork?.positions != positions else { return }
    }
    let (baseline, position, recorder) = (reading.baseline, position, recorder)
    let count = baseline.layers[wanted.layer].hiddenSize
    start("reading the text with each of \(count) units \(wanted.deed)") { progress in
      let effects = try UnitEffects(
        of: wanted, over: baseline, at: position, by: recorder, progress: progress)
      return { $0.effects = effects }
    }
    effectsWork = (workCount, positions)
  }
}
