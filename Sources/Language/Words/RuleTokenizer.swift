/// Reads a text by the steps of a library: lower, filter, split, look up exactly.
///
/// Tokens keep the text's own spelling, without the punctuation around it.
struct RuleTokenizer: TokenReader {
  private let vocabulary: Vocabulary
  private let rule: TextRule
  private let separator: [Unicode.Scalar]
  private let separating: Set<Unicode.Scalar>
  private let removed: Set<Unicode.Scalar>

  init(vocabulary: Vocabulary, rule: TextRule) {
    self.vocabulary = vocabulary
    self.rule = rule
    if case .separator(let text) = rule.splitting {
      separator = Array(text.unicodeScalars)
    } else {
      separator = []
    }
    separating = Set(rule.separating.unicodeScalars)
    removed = Set(rule.removed.unicodeScalars)
  }

  func reading(of text: String, limit: Int) throws(UnknownWordError) -> TextReading {
    var reading = TextReading()
    var word = Word()
    for scalar in text.unicodeScalars {
      guard reading.tokens.count < limit else { return reading }
      for lowered in lowered(scalar) {
        if removed.contains(lowered) {
          word.passOver(scalar)
        } else if separating.contains(lowered) {
          for part in separator { word.append(part, spelledAs: part) }
          try endWord(&word, &reading)
        } else {
          if rule.splitting == .wordsAndMarks, let last = word.scalars.last,
            last.isWordCharacter != lowered.isWordCharacter
          {
            try read(word, &reading)
            word = Word()
          }
          word.append(lowered, spelledAs: scalar)
          try endWord(&word, &reading)
        }
      }
    }
    if !word.isEmpty, reading.tokens.count < limit { try read(word, &reading) }
    return reading
  }

  func token(for word: String) throws(UnknownWordError) -> Token {
    var standard = Word()
    for scalar in word.unicodeScalars {
      for lowered in lowered(scalar) where !removed.contains(lowered) {
        standard.append(lowered, spelledAs: scalar)
      }
    }
    // Special words ("<OOV>") are not what the rule makes of them, but may be typed.
    guard let id = vocabulary.id(of: standard.text) ?? vocabulary.id(of: word) else {
      return try vocabulary.unknownToken(for: word, at: 0)
    }
    return Token(text: word, id: id)
  }

  /// Takes the word that ends with the last character read, if one does.
  private func endWord(_ word: inout Word, _ reading: inout TextReading) throws(UnknownWordError) {
    switch rule.splitting {
    case .nowhere: return
    case .characters: break
    case .whiteSpace:
      guard let last = word.scalars.last, last == " " || ("\t"..."\r").contains(last) else {
        return
      }
      word.removeLast(1)
    case .anyWhiteSpace, .wordsAndMarks:
      guard let last = word.scalars.last, last.isWhiteSpace else { return }
      word.removeLast(1)
    case .separator:
      guard !separator.isEmpty, word.scalars.suffix(separator.count).elementsEqual(separator)
      else { return }
      word.removeLast(separator.count)
    }
    if !word.isEmpty { try read(word, &reading) }
    word = Word()
  }

  private func read(_ word: Word, _ reading: inout TextReading) throws(UnknownWordError) {
    let spelling = word.spelling
    if let id = vocabulary.id(of: word.text) {
      reading.tokens.append(Token(text: spelling, id: id))
    } else if rule.leavesOutUnknown, vocabulary.unknownID == nil {
      reading.leaveOut(spelling)
    } else {
      reading.tokens.append(try vocabulary.unknownToken(for: spelling, at: reading.tokens.count))
    }
  }

  private func lowered(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    switch rule.lowering {
    case .none: break
    case .ascii:
      if ("A"..."Z").contains(scalar) { return String(scalar).lowercased().unicodeScalars }
    case .all: return scalar.properties.lowercaseMapping.unicodeScalars
    }
    return String(scalar).unicodeScalars
  }
}

extension Unicode.Scalar {
  /// True for what `\w` stands for in Unicode's regular expressions (UTS 18, annex C).
  fileprivate var isWordCharacter: Bool {
    if properties.isAlphabetic || properties.isJoinControl { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }
}

extension RuleTokenizer {
  /// A word that is being read: as it is looked up, and as the text spells it.
  fileprivate struct Word {
    var scalars: [Unicode.Scalar] = []
    /// As many as `scalars`: what each is in the text, after what was passed over.
    private var spellings: [String] = []
    private var passedOver = ""

    var isEmpty: Bool { scalars.isEmpty }

    var text: String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return String(text)
    }

    var spelling: String { spellings.joined() }

    mutating func append(_ scalar: Unicode.Scalar, spelledAs spelling: Unicode.Scalar) {
      // Only what is passed over inside a word is part of its spelling.
      let before = isEmpty ? "" : passedOver
      passedOver = ""
      scalars.append(scalar)
      spellings.append(before + String(spelling))
    }

    mutating func passOver(_ scalar: Unicode.Scalar) {
      passedOver.unicodeScalars.append(scalar)
    }

    mutating func removeLast(_ count: Int) {
      scalars.removeLast(count)
      spellings.removeLast(count)
    }
  }
}
