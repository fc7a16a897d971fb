/// Splits a text into words and punctuation, knowing nothing of any vocabulary.
///
/// White space of any kind separates words. Punctuation stands alone ("house." → "house" "."), but runs of
/// dots or hyphens stay together ("..." "--"), and apostrophes, hyphens and decimal points inside a
/// word belong to it ("isn't", "well-known", "3.5"). Names in angle brackets ("<unk>") are words.
/// Everything else, control characters and emoji included, is part of a word.
///
/// The bytes of the words in a row are the bytes of the text without its white space.
/// Complexity: linear in the text; reads it once, keeps nothing.
struct WordSplitter: Sequence, IteratorProtocol {
  /// A run of text without white space is cut here, so that a file of one line stays readable.
  static let maximumWordLength = 256

  private let scalars: Substring.UnicodeScalarView
  private var position: String.Index

  init(_ text: Substring) {
    scalars = text.unicodeScalars
    position = scalars.startIndex
  }

  mutating func next() -> Substring? {
    skipWhiteSpace()
    guard position < scalars.endIndex else { return nil }
    let start = position
    let first = scalars[position]
    if first == "<", let end = endOfBracketedName() {
      position = end
    } else if first == "." || first == "-" {
      skipRun(of: first)
    } else if first.isMark {
      scalars.formIndex(after: &position)
    } else {
      skipWord()
    }
    skipExtensions()
    return Substring(scalars[start..<position])
  }

  /// The next run without white space, whole.
  mutating func nextPiece() -> Substring? {
    skipWhiteSpace()
    guard position < scalars.endIndex else { return nil }
    let start = position
    while position < scalars.endIndex, !scalars[position].isWhiteSpace {
      scalars.formIndex(after: &position)
    }
    return Substring(scalars[start..<position])
  }

  private mutating func skipWhiteSpace() {
    while position < scalars.endIndex, scalars[position].isWhiteSpace {
      scalars.formIndex(after: &position)
    }
  }

  /// Moves past one dot, past three or more, or past any number of hyphens.
  ///
  /// Two dots are two words: a full stop typed twice.
  private mutating func skipRun(of scalar: Unicode.Scalar) {
    var end = scalars.index(after: position)
    var length = 1
    while end < scalars.endIndex, scalars[end] == scalar, length < Self.maximumWordLength {
      scalars.formIndex(after: &end)
      length += 1
    }
    position = scalar == "." && length == 2 ? scalars.index(after: position) : end
  }

  private mutating func skipWord() {
    var previous: Unicode.Scalar = " "
    var length = 0
    while position < scalars.endIndex, length < Self.maximumWordLength {
      let scalar = scalars[position]
      if scalar.isWhiteSpace { return }
      if scalar.isMark || scalar == "." || scalar == "-" {
        let after = scalars.index(after: position)
        guard after < scalars.endIndex, scalar.joins(previous, scalars[after]) else { return }
      }
      previous = scalar
      scalars.formIndex(after: &position)
      length += 1
    }
  }

  /// Keeps accents and variation selectors with the sign they belong to.
  private mutating func skipExtensions() {
    while position < scalars.endIndex, !scalars[position].isASCII,
      scalars[position].properties.isGraphemeExtend
    {
      scalars.formIndex(after: &position)
    }
  }

  /// The end of `<name>` at the current position, where the name is 1…30 ASCII letters, digits,
  /// hyphens or underscores.
  private func endOfBracketedName() -> String.Index? {
    var end = scalars.index(after: position)
    var length = 0
    while end < scalars.endIndex, length <= 30 {
      let scalar = scalars[end]
      if scalar == ">" { return length > 0 ? scalars.index(after: end) : nil }
      guard scalar.isASCIIAlphanumeric || scalar == "-" || scalar == "_" || scalar == "/" else {
        return nil
      }
      scalars.formIndex(after: &end)
      length += 1
    }
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isASCIIAlphanumeric: Bool {
    isASCIIDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }

  /// True for white space of any script.
  var isWhiteSpace: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }

  /// True for apostrophes, typed or typeset.
  fileprivate var isApostrophe: Bool { self == "'" || self == "\u{2019}" }

  /// True for punctuation other than dots, hyphens and underscores, which have rules of their own.
  fileprivate var isMark: Bool {
    if isASCII {
      switch self {
      case "!", "\"", "'", "(", ")", ",", ":", ";", "?", "[", "]", "{", "}": return true
      default: return false
      }
    }
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .dashPunctuation:
      return true
    default:
      return false
    }
  }

  /// True when this mark, between two neighbours, is part of the word they are in.
  fileprivate func joins(_ previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    if isApostrophe || self == "-" || self == "\u{2010}" {
      return previous.isWordScalar && next.isWordScalar
    }
    if self == "." || self == "," || self == ":" {
      return previous.isASCIIDigit && next.isASCIIDigit
    }
    return false
  }

  private var isWordScalar: Bool {
    isASCII ? isASCIIAlphanumeric : properties.isAlphabetic || properties.isGraphemeExtend
  }
}
