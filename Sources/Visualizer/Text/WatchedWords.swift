import MemoryAnalysis
import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Two watched words, or other outputs, with what the screen says of them.
struct WatchedWords {
  let pair: WordPair

  /// The word that positive numbers speak for.
  let first: String

  /// The word that negative numbers speak for; for an output by itself its contrary.
  let second: String

  private let meaning: OutputLayer.Meaning

  /// Whether what is predicted is the sum itself, without a function over it.
  private let isLinear: Bool

  init(_ pair: WordPair, in state: ViewerState) {
    self.pair = pair
    meaning = state.model.network.output.meaning
    isLinear = state.model.network.output.activation == .elementwise(.linear)
    let name = state.model.labels[pair.first].withVisibleBlank
    switch (pair.isSingle, meaning) {
    case (true, .values):
      first = "\(name) up"
      second = "\(name) down"
    case (true, _):
      first = name
      second = state.model.otherLabel ?? "not \(name)"
    case (false, _):
      first = name
      second = state.model.labels[pair.second].withVisibleBlank
    }
  }

  /// What is measured: "log-odds", or "output" where numbers are predicted.
  var title: String { meaning == .values ? "output" : "log-odds" }

  /// The same as a formula.
  var formula: String {
    switch (meaning, pair.isSingle) {
    case (.choices, _), (.independent, true): return "ln p(\(first)) / p(\(second))"
    case (.independent, false): return "odds of \(first) / odds of \(second), ln"
    case (.values, true):
      return String(first.dropLast(3)) + (isLinear ? "" : " before its function")
    case (.values, false): return "\(first) − \(second)"
    }
  }

  /// The word that a share or log-odds speaks for.
  func favoured(by value: Float) -> String { value < 0 ? second : first }

  /// "“am” 8.2 times as likely as “was”", whichever is likelier.
  func comparison(_ logOdds: Float) -> String {
    let (likelier, other) = logOdds < 0 ? (second, first) : (first, second)
    guard meaning != .independent || pair.isSingle else {
      return "the odds of “\(likelier)” \(Self.times(abs(logOdds))) those of “\(other)”"
    }
    return "“\(likelier)” \(Self.times(abs(logOdds))) as likely as “\(other)”"
  }

  /// How many times as likely, for a difference of logits of 0 or more.
  static func times(_ logOdds: Float) -> String {
    let odds = exp(Double(logOdds))
    // Beyond that the digits say nothing any more.
    guard odds < 1e6 else { return "over a million times" }
    if odds < 1.05 { return "just" }
    return NumberText.fixed(odds, decimals: odds < 9.95 ? 1 : 0) + " times"
  }

  /// What the current word does to the odds, and what the selected unit says.
  func caption(of state: ViewerState) -> Caption {
    let trace = state.reading.trace
    let now = trace.logOdds(of: pair, at: state.position)
    let value = NumberText.signed(now)
    let sentence: String
    if state.outputs.isRunning {
      let before = NumberText.signed(trace.logOdds(of: pair, at: state.position - 1))
      sentence =
        (meaning == .values
          ? "moves \(formula): " : "makes " + comparison(now) + ": log-odds ")
        + before + " → " + value
    } else {
      // Of a word's own class nothing need be said before: the word stands there.
      let isOfWord = state.model.network.readout == .everyStep
      let scope = isOfWord ? "" : state.outputScope(columns: .max) + ": "
      let verb = isOfWord ? "makes " : ""
      sentence =
        scope + (meaning == .values ? "\(formula) " : verb + comparison(now) + ", log-odds ")
        + value
    }
    return Caption(
      word: state.reading.name(at: state.position), sentence: sentence,
      prediction: unitText(state) + choiceText(state))
  }

  private func unitText(_ state: ViewerState) -> String {
    if let refusal = state.shareRefusal { return refusal }
    guard state.layerIsTop,
      let share = state.shares(in: pair, at: state.position, of: state.reading.trace)?
        .units[state.unit],
      let weight = state.model.network.shareWeights(for: pair, layer: state.layer)?[state.unit]
    else { return "only units of the top layer speak to the words; ] goes up to it" }
    let layer = state.layerTrace
    let own =
      state.reading.trace.predictsOnce
      ? state.position : state.reading.trace.readPosition(of: state.layer, for: state.position)
    let hidden = layer[layer.shown, own, state.unit]
    // What would be printed as nothing speaks for neither.
    let side =
      NumberText.signed(share) == NumberText.signed(0) ? "neither" : "“\(favoured(by: share))”"
    let symbol = layer.shown.symbol(in: layer.cell)
    // One decimal more, so that whoever multiplies them finds the share.
    return "unit \(state.unit) speaks for \(side): \(symbol) "
      + NumberText.signed(hidden, decimals: 3)
      + " · weight " + NumberText.signed(weight, decimals: 3) + " = " + NumberText.signed(share)
  }

  private func choiceText(_ state: ViewerState) -> String {
    guard state.watched == nil else { return "" }
    return state.model.predictsWords ? "; w watches other words" : "; w watches others"
  }
}

extension Trace {
  /// The position at which a layer of the top level is read for a prediction.
  func readPosition(of layer: Int, for position: Int) -> Int {
    zip(topLayers, readPositions(for: position)).first { $0.0 == layer }?.1 ?? position
  }
}
