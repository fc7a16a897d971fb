/// How a library turns a text into words before it looks them up: lower, filter, split.
///
/// Two of Keras's classes do so, and differ in every step:
///
/// | | `Tokenizer` | `TextVectorization`, `StringLookup` |
/// |---|---|---|
/// | upper case | of every script is lowered | of A…Z is lowered |
/// | punctuation | becomes a separator ("a.b" → "a" "b") | is taken out ("a.b" → "ab") |
/// | words end at | the separator, U+0020 | ASCII white space |
/// | unknown words | are left out, unless `oov_token` is set | are `[UNK]` |
///
/// The pre-tokenizers of Hugging Face split at white space (`WhitespaceSplit`), or by `\w+|[^\w\s]+`
/// (`Whitespace`).
///
/// Source: `keras/src/legacy/preprocessing/text.py` and
/// `keras/src/layers/preprocessing/text_vectorization.py` of Keras 3.15, run for comparison.
public struct TextRule: Sendable, Equatable, Codable {
  /// Which capitals become small letters.
  public enum Lowering: String, Sendable, Codable {
    /// None.
    case none
    /// A to Z.
    case ascii
    /// Those of every script.
    case all
  }

  /// Where a word ends.
  public enum Splitting: Sendable, Equatable, Codable {
    /// At this text, which is part of no word.
    case separator(String)
    /// At ASCII white space.
    case whiteSpace
    /// At white space of any script.
    case anyWhiteSpace
    /// At white space, and between letters or digits and other signs ("don't!?" → "don" "'" "t" "!?").
    case wordsAndMarks
    /// After every code point.
    case characters
    /// Nowhere: the text is one word.
    case nowhere
  }

  /// Which capitals become small letters.
  public var lowering: Lowering

  /// Characters that are read as the separator.
  public var separating: String

  /// Characters that are not read at all.
  public var removed: String

  /// Where a word ends.
  public var splitting: Splitting

  /// True when a word that is neither known nor has an unknown word to stand for it is left out.
  public var leavesOutUnknown: Bool

  /// What `Tokenizer` filters if it is not told otherwise: all ASCII punctuation but the apostrophe.
  public static let kerasFilters = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"

  /// What `TextVectorization` takes out: all ASCII punctuation.
  public static let kerasPunctuation = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"

  /// Creates a rule.
  public init(
    lowering: Lowering, separating: String = "", removed: String = "", splitting: Splitting,
    leavesOutUnknown: Bool = false
  ) {
    self.lowering = lowering
    self.separating = separating
    self.removed = removed
    self.splitting = splitting
    self.leavesOutUnknown = leavesOutUnknown
  }

  /// The rule of a Keras `Tokenizer` with these settings.
  ///
  /// On the level of characters `Tokenizer` filters nothing.
  public static func kerasTokenizer(
    lower: Bool = true, filters: String = kerasFilters, split: String = " ",
    characterLevel: Bool = false
  ) -> TextRule {
    TextRule(
      lowering: lower ? .all : .none, separating: characterLevel ? "" : filters,
      splitting: characterLevel ? .characters : .separator(split), leavesOutUnknown: true)
  }

  /// The rule of a Keras `TextVectorization` with these settings.
  ///
  /// - Parameters:
  ///   - standardize: The layer's setting of that name.
  ///   - split: The layer's setting of that name.
  /// - Returns: The rule, or nil if a setting is none of Keras's own.
  public static func textVectorization(
    standardize: String? = "lower_and_strip_punctuation", split: String? = "whitespace"
  ) -> TextRule? {
    let splitting: Splitting
    switch split {
    case "whitespace": splitting = .whiteSpace
    case "character": splitting = .characters
    case nil: splitting = .nowhere
    default: return nil
    }
    switch standardize {
    case "lower_and_strip_punctuation":
      return TextRule(lowering: .ascii, removed: kerasPunctuation, splitting: splitting)
    case "strip_punctuation":
      return TextRule(lowering: .none, removed: kerasPunctuation, splitting: splitting)
    case "lower": return TextRule(lowering: .ascii, splitting: splitting)
    case nil: return TextRule(lowering: .none, splitting: splitting)
    default: return nil
    }
  }
}
