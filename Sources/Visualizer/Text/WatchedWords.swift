import MemoryAnalysis
import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Two watched words with what the screen says of them.
struct WatchedWords {
  let pair: WordPair

  /// The word that positive numbers speak for.
  let first: String

  /// The word that negative numbers speak for.
  let second: String

  init(_ pair: WordPair, in state: ViewerState) {
    self.pair = pair
    first = state.model.labels[pair.first]
    second = state.model.labels[pair.second]
  }

  /// The word that a share or log-odds speaks for.
  func favoured(by value: Float) -> String { value < 0 ? second : first }

  /// "“am” 8.2 times as likely as “was”", whichever is likelier.
  func comparison(_ logOdds: Float) -> String {
    let (likelier, other) = logOdds < 0 ? (second, first) : (first, second)
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
    let shares = trace.shares(in: pair, at: state.position)
    let before = trace.logOdds(of: pair, at: state.position - 1)
    let sentence =
      "makes " + comparison(shares.logOdds) + ": log-odds " + NumberText.signed(before) + " → "
      + NumberText.signed(shares.logOdds)
    return Caption(
      word: state.reading.name(at: state.position), sentence: sentence,
      prediction: unitText(state, shares) + choiceText(state))
  }

  private func unitText(_ state: ViewerState, _ shares: LogOddsShares) -> String {
    guard state.layerIsTop else {
      return "only units of the top layer speak to the words; ] goes up to it"
    }
    let share = shares.units[state.unit]
    let weight = state.reading.trace.weights(for: pair)[state.unit]
    let hidden = state.reading.trace.top[.hidden, state.position, state.unit]
    // What would be printed as nothing speaks for neither.
    let side =
      NumberText.signed(share) == NumberText.signed(0) ? "neither" : "“\(favoured(by: share))”"
    // One decimal more, so that whoever multiplies them finds the share.
    return "unit \(state.unit) speaks for \(side): h " + NumberText.signed(hidden, decimals: 3)
      + " · weight " + NumberText.signed(weight, decimals: 3) + " = " + NumberText.signed(share)
  }

  private func choiceText(_ state: ViewerState) -> String {
    state.watched == nil ? "; w watches other words" : ""
  }
}
