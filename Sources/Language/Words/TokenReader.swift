/// What every way of cutting a text has in common.
protocol TokenReader: Sendable {
  /// The tokens of a text, at most `limit`, and what was left out of it.
  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading

  /// The token for a word typed on its own.
  func token(for word: String) throws(UnknownWordError) -> Token
}

extension Vocabulary {
  /// The unknown word's token in the place of a word.
  func unknownToken(for word: String, at position: Int) throws(UnknownWordError) -> Token {
    guard let unknownID else { throw UnknownWordError(word: word, position: position) }
    return Token(text: word, id: unknownID, isUnknown: true)
  }

  /// True when some word has a capital letter; special words ("<UNK>") do not count.
  var hasCapitals: Bool {
    words.contains { word in
      !SpecialWords.isSpecial(word) && word.unicodeScalars.contains(where: \.isCapital)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isCapital: Bool {
    isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
  }
}
