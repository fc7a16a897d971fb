import Language

extension ViewerState {
  /// How many changes of the text can be taken back.
  private static let historyLimit = 100

  /// Keeps the text as it is now, for undo.
  mutating func remember() {
    history.append((reading.tokens, position))
    if history.count > Self.historyLimit { history.removeFirst() }
  }

  /// Reads another text; the selected unit stays selected.
  mutating func read(_ tokens: [Token]) {
    // What was asked for and is still being read holds for the other text too.
    interferences = wantedInterferences
    reading = Reading(tokens, by: recorder, with: interferences)
    reading.findEvents(thresholds)
    compared?.align(with: reading)
    // Whatever was being computed was about the other text.
    dropWorkAboutText()
    effects = EffectsStudy()
    reorder()
  }

  /// Puts words in the place of the current one and marks what that changed.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func changeWord(to text: String) -> String? {
    let words: [Token]
    do {
      words = try tokenizer.tokens(in: text)
    } catch {
      return error.description
    }
    guard !words.isEmpty else { return "a word is needed; Esc leaves it as it is" }
    let old = reading[position]
    guard words.map(\.text) != [old.text] else { return "that is the word that stands there" }
    let before = reading.trace
    remember()
    var tokens = reading.tokens
    tokens.replaceSubrange(position - 1...position - 1, with: words)
    read(tokens)
    change = Change(position: position, count: words.count, oldWord: old.text, before: before)
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
    remember()
    read(reading.tokens + words)
    change = nil
    position = reading.count
    return nil
  }
}
