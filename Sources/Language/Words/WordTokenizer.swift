/// Reads a text as tokens of a vocabulary, keeping the text's own spelling.
///
/// A piece between white space that the vocabulary knows as it stands is one token, so that a
/// model's own words ("u.s.", "<eos>") are found. Anything else is split by `WordSplitter`: house.
/// becomes "house" and ".". Case is folded for look-up only; "…" is read as "..." and ’ as '. A
/// contraction that the vocabulary lacks is read as two words where it has both of its halves
/// ("is" "n't", "she" "'s").
public struct WordTokenizer: Sendable {
  /// The words that are known.
  public let vocabulary: Vocabulary

  /// A tokenizer for the words of `vocabulary`.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The tokens of a text, from the first on.
  ///
  /// At most `limit` are read, and the rest of the text is not looked at.
  /// Throws when a word is unknown and the vocabulary has no word for unknown ones.
  /// Complexity: linear in the text.
  public func tokens(
    in text: String, limit: Int = .max
  ) throws(UnknownWordError) -> [Token] {
    var tokens: [Token] = []
    // Texts repeat themselves: each piece is looked up and split once.
    var seen: [Substring: Range<Int>] = [:]
    var pieces = WordSplitter(Substring(text))
    while tokens.count < limit, let piece = pieces.nextPiece() {
      if let known = seen[piece] {
        for index in known { tokens.append(tokens[index]) }
        continue
      }
      let start = tokens.count
      if let token = knownToken(String(piece)) {
        tokens.append(token)
      } else {
        for word in WordSplitter(piece) {
          try append(String(word), to: &tokens)
        }
      }
      if seen.count < 100_000, piece.utf8.count <= 64 { seen[piece] = start..<tokens.count }
    }
    return tokens.count <= limit ? tokens : Array(tokens[..<limit])
  }

  /// The token for a word typed on its own, which is never split.
  public func token(for word: String) throws(UnknownWordError) -> Token {
    if let token = knownToken(word) { return token }
    guard let unknown = vocabulary.unknownID else {
      throw UnknownWordError(word: word, position: 0)
    }
    return Token(text: word, id: unknown, isUnknown: true)
  }

  private func append(_ word: String, to tokens: inout [Token]) throws(UnknownWordError) {
    if let token = knownToken(word) {
      tokens.append(token)
    } else if let halves = halves(of: word) {
      tokens += halves
    } else if let unknown = vocabulary.unknownID {
      tokens.append(Token(text: word, id: unknown, isUnknown: true))
    } else {
      throw UnknownWordError(word: word, position: tokens.count)
    }
  }

  private func knownToken(_ text: String) -> Token? {
    // No vocabulary has a longer word, and folding the case of 50 MB is slow.
    guard text.utf8.count <= 4 * WordSplitter.maximumWordLength else { return nil }
    if let id = vocabulary.id(matching: text) { return Token(text: text, id: id) }
    guard let plain = text.withPlainMarks else { return nil }
    return vocabulary.id(matching: plain).map { Token(text: text, id: $0) }
  }

  /// "she's" as "she" "'s", "isn't" as "is" "n't", where the vocabulary has both.
  private func halves(of word: String) -> [Token]? {
    guard let apostrophe = word.lastIndex(where: { $0 == "'" || $0 == "\u{2019}" }) else {
      return nil
    }
    var cuts = [apostrophe]
    if apostrophe > word.startIndex { cuts.append(word.index(before: apostrophe)) }
    for cut in cuts {
      let head = String(word[..<cut])
      let tail = String(word[cut...])
      if let head = knownToken(head), let tail = knownToken(tail) { return [head, tail] }
    }
    return nil
  }
}

extension String {
  /// The text with typeset marks as they are typed on a keyboard; nil when it has none.
  fileprivate var withPlainMarks: String? {
    guard utf8.contains(0xE2) else { return nil }
    var plain = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{2019}", "\u{2018}": plain += "'"
      case "\u{201C}", "\u{201D}": plain += "\""
      case "\u{2026}": plain += "..."
      case "\u{2010}", "\u{2011}": plain += "-"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
