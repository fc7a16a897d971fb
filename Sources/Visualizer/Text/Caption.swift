import MemoryAnalysis
import RecurrentNets

/// What happened at a step, in one sentence and one line about the prediction.
///
/// Everything in it is read off the trace; nothing knows any example.
struct Caption: Equatable {
  /// The current word, quoted.
  let word: String

  /// What the selected unit did, as the rest of a sentence that begins with the word.
  let sentence: String

  /// What the network now expects, and what it has given up.
  let prediction: String

  /// A caption of a view's own.
  init(word: String, sentence: String, prediction: String) {
    self.word = word
    self.sentence = sentence
    self.prediction = prediction
  }

  /// What the selected unit did with its memory.
  init(_ state: ViewerState) {
    let position = state.position
    word = state.reading.name(at: position)
    var sentence =
      state.layerTrace.hasMemory ? Self.memorySentence(state) : Self.hiddenSentence(state)
    if state.isPassedOver(position) { sentence = Self.passedOver(state) }
    sentence = SeriesText.input(of: state) + sentence
    if state.reading[position].isUnknown {
      sentence = "is unknown, read as <unk>; it " + sentence
    }
    self.sentence = sentence
    prediction =
      state.predictsValues || state.hasNoHead
      ? ValuesText.line(state)
      : state.interferences.isEmpty
        ? Self.predictionText(state)
        : InterferenceCaption.change(in: state)
  }

  // MARK: - Memory

  private static func memorySentence(_ state: ViewerState) -> String {
    let layer = state.layerTrace
    let symbol = layer.cell.carriedSymbol
    let step = MemoryStep(of: layer, unit: state.unit, at: state.position)
    let event = MemoryEvent(
      in: layer, unit: state.unit, at: state.position, thresholds: state.thresholds)
    let unit = "unit \(state.unit)"
    let sum = BalancedSum([step.kept, step.written])
    let written = NumberText.hundredths(sum.terms[1])
    let previous = NumberText.signed(step.previous)
    // Without a source it was written before the ledger's first entry.
    let source =
      step.source.map { state.reading.name(at: $0.position) }
      ?? "what was read \(state.reading.isWhole ? Ledger.reach : state.ledgerCount) "
      + "\(state.noun)s ago"
    if step.isReplaced {
      return "does not reach \(unit), which is interfered with: \(symbol) is put at "
        + NumberText.signed(step.memory)
    }
    if let event, event.letsGo {
      let held = step.wordsHeld
      let duration = held > 0 ? " after " + NumberText.count(held, state.noun) : ""
      let kept = "\(unit) keeps \(NumberText.percent(step.keptShare)) of \(previous)"
      let end = event.writes ? ", writes \(written)" : ""
      return "lets go of \(source)\(duration): \(kept)\(end)"
    }
    if event != nil {
      let before = abs(step.previous) >= state.thresholds.held ? " on top of \(previous)" : ""
      return "is taken up: \(unit) writes \(written)\(before), \(symbol) = "
        + NumberText.hundredths(sum.total)
    }
    guard abs(step.previous) >= state.thresholds.held else {
      return little(step, sum, unit: unit, symbol: symbol, state)
    }
    let kept = "\(unit) keeps \(NumberText.percent(step.keptShare)) of \(previous)"
    let since = step.wordsHeld == 0 ? "from \(source)" : "held since \(source)"
    return "passes by: \(kept), \(since)"
  }

  /// Of a step at which nothing large is held and nothing large happens.
  private static func little(
    _ step: MemoryStep, _ sum: BalancedSum, unit: String, symbol: String, _ state: ViewerState
  ) -> String {
    let now = NumberText.hundredths(sum.total)
    guard step.memory.isFinite else { return "makes \(symbol) of \(unit) \(now)" }
    // Less than a tenth of the range.
    guard abs(step.memory) >= 0.4 * state.thresholds.held else {
      return "leaves \(unit) nearly empty: \(symbol) = \(now)"
    }
    return "changes \(unit) little: it writes \(NumberText.hundredths(sum.terms[1])), "
      + "\(symbol) = \(now)"
  }

  private static func hiddenSentence(_ state: ViewerState) -> String {
    let layer = state.layerTrace
    let before = layer[.hidden, state.positionBefore, state.unit]
    let after = layer[.hidden, state.position, state.unit]
    return "overwrites unit \(state.unit): h goes from \(NumberText.signed(before)) to "
      + NumberText.signed(after)
  }

  /// Of a word that a mask has the network pass over.
  private static func passedOver(_ state: ViewerState) -> String {
    let symbol = state.layerTrace.cell.carriedSymbol
    let value = NumberText.signed(state.layerTrace[state.memory, state.position, state.unit])
    return "is passed over: the state stays, \(symbol) of unit \(state.unit) = \(value)"
  }

  // MARK: - Prediction

  /// What the network says here.
  private static func predictionText(_ state: ViewerState) -> String {
    state.outputs.caption(
      state.reading.trace, at: state.position, name: state.reading.name(at: state.position))
  }
}
