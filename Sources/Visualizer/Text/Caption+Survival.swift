import MemoryAnalysis
import RecurrentNets

extension Caption {
  /// What this step left of what the selected unit held, and what it wrote.
  init(survivalOf state: ViewerState) {
    let step = MemoryStep(of: state.layerTrace, unit: state.unit, at: state.position)
    let written = NumberText.signed(step.written)
    let plain = Caption(state)
    var sentence = "writes \(written) in unit \(state.unit), which held nothing"
    if step.isReplaced || state.isPassedOver(step.position) {
      sentence = plain.sentence
    } else if state.stepNumber > 1, abs(step.previous) < state.thresholds.held {
      sentence =
        "writes \(written) in unit \(state.unit), which held little: "
        + NumberText.signed(step.previous)
    } else if let source = step.source,
      let entry = Ledger(of: state.layerTrace, unit: state.unit, at: state.position)
        .entry(at: source.position)
    {
      sentence =
        "leaves unit \(state.unit) with \(NumberText.percent(entry.survival)) of "
        + "\(state.reading.name(at: source.position)), "
        + "\(NumberText.signed(entry.written)) → \(NumberText.signed(entry.left)), "
        + "and writes \(written)"
    } else if state.stepNumber > state.ledgerCount {
      sentence =
        "keeps \(NumberText.percent(step.keptShare)) of what unit \(state.unit) held before "
        + "the last \(state.ledgerCount) \(state.noun)s, and writes \(written)"
    }
    self.init(word: plain.word, sentence: sentence, prediction: plain.prediction)
  }
}
