/// Reads what stands between white space as words, exactly as they are spelled.
///
/// Scripts do `line.split() + ["<eos>"]`, so the end of a line is `<eos>` where the vocabulary has that
/// word. Where no word of a vocabulary has a capital, its texts were lowered, and so is this one.
struct WhiteSpaceTokenizer: TokenReader {
  private let vocabulary: Vocabulary
  private let lineEnd: Token?
  private let isLowered: Bool

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    lineEnd = vocabulary.id(of: "<eos>").map { Token(text: "<eos>", id: $0) }
    isLowered = !vocabulary.hasCapitals
  }

  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading {
    var reading = TextReading()
    var word = ""
    for scalar in text.unicodeScalars {
      guard scalar.isWhiteSpace else {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty {
        guard reading.tokens.count < limit else { return reading }
        reading.tokens.append(try token(for: word, at: reading.tokens.count))
        word = ""
      }
      if scalar == "\n", let lineEnd {
        guard reading.tokens.count < limit else { return reading }
        reading.tokens.append(lineEnd)
      }
    }
    if !word.isEmpty, reading.tokens.count < limit {
      reading.tokens.append(try token(for: word, at: reading.tokens.count))
    }
    return reading
  }

  func token(for word: String) throws(UnknownWordError) -> Token {
    try token(for: word, at: 0)
  }

  private func token(for word: String, at position: Int) throws(UnknownWordError) -> Token {
    if let id = vocabulary.id(of: word) { return Token(text: word, id: id) }
    if isLowered, let id = vocabulary.id(of: word.lowercased()) { return Token(text: word, id: id) }
    return try vocabulary.unknownToken(for: word, at: position)
  }
}
