import Language

extension ViewerState {
  /// How many changes of the text can be taken back.
  private static let historyLimit = 100

  /// The most words that are kept for that, together.
  private static let historyWordLimit = 10_000_000

  /// Keeps what takes a change of the text back, for undo.
  mutating func remember(_ change: TokenizedText.Change) {
    history.append((change, position))
    while history.count > Self.historyLimit
      || history.count > 1 && history.reduce(0, { $0 + $1.change.count }) > Self.historyWordLimit
    {
      history.removeFirst()
    }
  }

  /// Puts words in the place of the current one and marks what that changed.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func changeWord(to text: String) -> String? {
    if let readingRefusal { return readingRefusal }
    let words: [Token]
    do {
      words = try tokenizer.tokens(in: text)
    } catch {
      return error.description
    }
    guard !words.isEmpty else { return "a word is needed; Esc leaves it as it is" }
    let old = reading[position]
    guard words.map(\.text) != [old.text] else { return "that is the word that stands there" }
    let (before, place) = (reading.trace, position)
    var tokens = reading.tokens
    tokens.replace(place - 1..<place, with: words)
    read(tokens, at: place) { state in
      state.change = Change(
        position: place, count: words.count, oldWord: old.text, before: before)
    }
    return nil
  }

  /// Adds words at the end of the text and goes to the last.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func append(_ text: String) -> String? {
    let words: [Token]
    do {
      words = try tokenizer.tokens(in: text)
    } catch {
      return error.description
    }
    guard !words.isEmpty else { return nil }
    if let restRefusal { return restRefusal }
    // Words that are still being read are not forgotten for those typed after them.
    var tokens = wantedTokens
    tokens.replace(tokens.count..<tokens.count, with: words)
    read(tokens, at: tokens.count) { state in
      state.change = nil
      state.position = state.reading.count
    }
    return nil
  }
}
