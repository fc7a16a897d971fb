import Language
import MemoryAnalysis

extension ViewerState {
  /// The most words of a text that is typed to be compared.
  public static let comparedWordLimit = 20_000

  /// What the layer that is shown holds in both texts, if there are two.
  public var comparison: Comparison? { compared?.comparisons[layer] }

  /// The units from top to bottom as the view that is shown has them.
  var shownOrder: [Int] {
    guard !isEnlarged else { return order.units }
    switch view {
    case .compare: return comparison?.order ?? order.units
    case .effects:
      // The largest effect first, unless another order was asked for.
      guard ordering.ranking == nil, comparedInterference.layer == layer,
        let shown = effects.shown
      else { return order.units }
      return shown.spread.units
    default: return order.units
    }
  }

  /// Where the selected unit stands among them.
  var shownRank: Int { shownOrder.firstIndex(of: unit) ?? 0 }

  /// Puts another text beside this one, for view 8.
  ///
  /// - Parameters:
  ///   - tokens: The other text's words, at least one.
  ///   - source: Where they come from, for the title.
  ///   - truncation: What to say in the title if there was more.
  public mutating func compare(
    with tokens: [Token], source: String, truncation: String? = nil
  ) {
    precondition(!tokens.isEmpty, "a comparison needs two texts")
    compared = ComparedText(
      Reading(tokens, by: recorder), source: source, truncation: truncation, beside: reading)
  }

  /// Shows the comparison, at the unit that tells the texts apart best and at the word
  /// up to which it does.
  public mutating func openComparison() {
    view = .compare
    isEnlarged = false
    guard let comparison else { return }
    unit = comparison.order.first ?? unit
    let column = comparison.tellingColumn.map { comparison.alignment.columns[$0] }
    position = column?.a ?? position
  }

  /// Compares the text with words that were typed.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func compare(with text: String) -> String? {
    guard reading.isWhole else {
      return "comparing needs all of a text, and this one is read in windows; --compare reads "
        + "\(NumberText.grouped(Self.comparedWordLimit)) words whole"
    }
    let limit = Self.comparedWordLimit
    let words: [Token]
    do {
      words = try tokenizer.tokens(in: text, limit: limit + 1)
    } catch {
      return error.description
    }
    guard !words.isEmpty else { return "a sentence to compare with is needed; Esc leaves it" }
    guard words.count <= limit else {
      return "expected at most \(limit) words; found more"
    }
    let source = "typed sentence"
    guard !readsWithinFrame(words.count) else {
      compare(with: words, source: source)
      openComparison()
      return nil
    }
    let recorder = recorder
    start("reading \(NumberText.count(words.count, "word")) to compare", isAboutText: false) {
      progress in
      let other = try Reading(TokenizedText(words), by: recorder, with: [], progress: progress)
      return { state in
        state.compared = ComparedText(
          other, source: source, truncation: nil, beside: state.reading)
        state.openComparison()
      }
    }
    return nil
  }
}
