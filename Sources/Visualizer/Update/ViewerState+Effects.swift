import MemoryAnalysis

extension ViewerState {
  /// What is done to every unit, each alone: the latest interference, or silence from the start.
  var comparedInterference: Interference {
    let silence = Interference(
      .silence, layer: layer, unit: nil,
      from: Interference.start(reading: layerTrace.direction))
    var compared = (interferences.last ?? silence).with(unit: nil)
    // Of a text that is not recorded whole only the window is read once for each unit.
    if !reading.isWhole { compared.start = max(compared.start, reading.positions.lowerBound) }
    return compared
  }

  /// The effects of that at the current position, if they are computed.
  var currentEffects: UnitEffects? {
    guard let computed = effects.computed, computed.interference == comparedInterference,
      computed.positions.contains(position)
    else { return nil }
    return computed
  }

  /// Shows the effects at the current word, or asks for them unless they were given up.
  mutating func wantEffects() {
    guard view == .effects, let pair = watchedPair(at: position) else { return }
    if let computed = currentEffects {
      if effects.shown.map({ $0.position != position || $0.pair != pair }) ?? true {
        effects.shown = EffectsStudy.Shown(computed, on: pair, at: position)
      }
      return
    }
    effects.shown = nil
    guard !effects.isDeclined else { return }
    let wanted = comparedInterference
    let positions = UnitEffects.positions(of: wanted, over: reading.baseline, at: position)
    if let work {
      // Work on a step that was left is given up; other work comes first.
      guard work.id == effects.work?.id, effects.work?.positions != positions else { return }
    }
    let (baseline, current, recorder) = (reading.baseline, position, recorder)
    let count = baseline.layers[wanted.layer].hiddenSize
    start("reading the text with each of \(count) units \(wanted.deed(in: reading))") { progress in
      let effects = try UnitEffects(
        of: wanted, over: baseline, at: current, by: recorder, progress: progress)
      return {
        $0.effects.computed = effects
        $0.effects.shown = nil
      }
    }
    effects.work = (workCount, positions)
  }
}
