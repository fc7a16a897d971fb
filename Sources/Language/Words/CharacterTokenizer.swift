/// Reads every code point as a token, white space included.
///
/// - Special words of the vocabulary in brackets ("<eos>", "[PAD]") are read as one token.
/// - A carriage return before a line feed is not read unless the vocabulary has it: Python gives a
///   script "\n" for both. Line feeds at the very end are not read if the vocabulary lacks them.
/// - Where no word of the vocabulary has a capital, its texts were lowered, and so is this one.
struct CharacterTokenizer: TokenReader {
  /// The longest special word that is looked for, in code points.
  private static let longestSpecialWord = 32

  private let vocabulary: Vocabulary
  /// Words of one code point by that; unlike strings, equivalent ones stay apart.
  private let index: [Unicode.Scalar: Int]
  private let isLowered: Bool

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    isLowered = !vocabulary.hasCapitals
    var index: [Unicode.Scalar: Int] = [:]
    for (id, word) in vocabulary.words.enumerated() {
      let scalars = word.unicodeScalars
      guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex
      else { continue }
      if index[first] == nil { index[first] = id }
    }
    self.index = index
  }

  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading {
    var scalars = Substring(text).unicodeScalars
    if index["\n"] == nil {
      while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    }
    var reading = TextReading()
    var position = scalars.startIndex
    while position < scalars.endIndex, reading.tokens.count < limit {
      if let (token, end) = specialWord(in: scalars, at: position) {
        reading.tokens.append(token)
        position = end
        continue
      }
      let scalar = scalars[position]
      let next = scalars.index(after: position)
      position = next
      if scalar == "\r", index["\r"] == nil, next < scalars.endIndex, scalars[next] == "\n" {
        continue
      }
      if let id = id(of: scalar) {
        reading.tokens.append(Token(text: String(scalar), id: id))
      } else {
        reading.tokens.append(
          try vocabulary.unknownToken(for: String(scalar), at: reading.tokens.count))
      }
    }
    return reading
  }

  func token(for word: String) throws(UnknownWordError) -> Token {
    if let scalar = word.unicodeScalars.first, word.unicodeScalars.count == 1 {
      if let id = id(of: scalar) { return Token(text: word, id: id) }
    } else if let id = vocabulary.id(of: word) {
      return Token(text: word, id: id)
    }
    return try vocabulary.unknownToken(for: word, at: 0)
  }

  private func id(of scalar: Unicode.Scalar) -> Int? {
    if let id = index[scalar] { return id }
    guard isLowered else { return nil }
    let lowered = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = lowered.first, lowered.count == 1 else { return nil }
    return index[first]
  }

  private func specialWord(
    in scalars: Substring.UnicodeScalarView, at start: String.Index
  ) -> (Token, end: String.Index)? {
    let close: Unicode.Scalar
    switch scalars[start] {
    case "<": close = ">"
    case "[": close = "]"
    default: return nil
    }
    var end = start
    for _ in 0..<Self.longestSpecialWord {
      scalars.formIndex(after: &end)
      guard end < scalars.endIndex else { return nil }
      guard scalars[end] == close else { continue }
      let word = String(Substring(scalars[start...end]))
      return vocabulary.id(of: word).map { (Token(text: word, id: $0), scalars.index(after: end)) }
    }
    return nil
  }
}
