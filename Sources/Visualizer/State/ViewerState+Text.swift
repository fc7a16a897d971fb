import Language

extension ViewerState {
  /// How many changes of the text can be taken back.
  private static let historyLimit = 100

  /// Keeps the text as it is now, for undo.
  mutating func remember() {
    history.append((reading.tokens, position))
    if history.count > Self.historyLimit { history.removeFirst() }
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
    tokens.replaceSubrange(place - 1...place - 1, with: words)
    read(tokens) { state in
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
    // Words that are still being read are not forgotten for those typed after them.
    read(wantedTokens + words) { state in
      state.change = nil
      state.position = state.reading.count
    }
    return nil
  }
}
