/// Reads texts as tokens of a vocabulary, in the way that a model was trained on.
public struct Tokenizer: Sendable {
  /// The words that are known.
  public let vocabulary: Vocabulary

  /// How a text is cut.
  public let kind: TokenizerKind

  let reader: any TokenReader

  /// A tokenizer for the words of `vocabulary`.
  public init(vocabulary: Vocabulary, kind: TokenizerKind = .word) {
    self.vocabulary = vocabulary
    self.kind = kind
    switch kind {
    case .word: reader = WordTokenizer(vocabulary: vocabulary)
    case .whitespace: reader = WhiteSpaceTokenizer(vocabulary: vocabulary)
    case .character: reader = CharacterTokenizer(vocabulary: vocabulary)
    case .ids: reader = IDTokenizer(vocabulary: vocabulary)
    case .rule(let rule): reader = RuleTokenizer(vocabulary: vocabulary, rule: rule)
    }
  }

  /// The tokens of a text, from the first on.
  ///
  /// At most `limit` are read, and the rest of the text is not looked at.
  /// Throws when a word is unknown and the vocabulary has no word for unknown ones.
  /// Complexity: linear in the text.
  public func tokens(
    in text: String, limit: Int = .max
  ) throws(UnknownWordError) -> [Token] {
    try reading(of: text, limit: limit).tokens
  }

  /// The tokens of a text, and what was left out of it.
  ///
  /// Only Keras's `Tokenizer` leaves words out; where it would leave out all of them this throws
  /// instead, as nothing would remain to be looked at.
  public func reading(
    of text: String, limit: Int = .max
  ) throws(UnknownWordError) -> TextReading {
    let reading = try reader.reading(of: text, limit: limit)
    if reading.tokens.isEmpty, let word = reading.leftOut.first {
      throw UnknownWordError(word: word, position: 0)
    }
    return reading
  }

  /// The token for a word typed on its own, which is never split.
  public func token(for word: String) throws(UnknownWordError) -> Token {
    try reader.token(for: word)
  }
}

extension WordTokenizer: TokenReader {
  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading {
    TextReading(tokens: try tokens(in: text, limit: limit))
  }
}
