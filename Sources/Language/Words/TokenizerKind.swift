/// How a text is cut into the words of a vocabulary.
///
/// `word` finds words and punctuation in any text (``WordTokenizer``). The others do what the scripts
/// do that models are trained with, so that a model sees the tokens it was trained on.
public enum TokenizerKind: Sendable, Equatable {
  /// Words and punctuation; case is folded for look-up.
  case word
  /// What stands between white space. The end of a line is `<eos>` where the vocabulary has that
  /// word, as in PyTorch's word language model.
  case whitespace
  /// Every code point, white space included.
  case character
  /// Numbers that are the ids themselves: "3 17 4" or "3,17,4".
  case ids
  /// Keras's own steps.
  case rule(TextRule)

  /// The names that ``init(name:)`` knows.
  public static let names = ["word", "whitespace", "char", "ids"]

  /// The kind that a name stands for, as on the command line and in a file's metadata; nil for any other.
  public init?(name: String) {
    switch name {
    case "word", "word-lower": self = .word
    case "whitespace": self = .whitespace
    case "char", "character": self = .character
    case "ids", "none": self = .ids
    default: return nil
    }
  }

  /// What to call it; for all but Keras's rules a name that ``init(name:)`` knows.
  public var name: String {
    switch self {
    case .word: "word"
    case .whitespace: "whitespace"
    case .character: "char"
    case .ids: "ids"
    case .rule: "keras"
    }
  }

  /// True when each token is one character, so that words shown side by side need no space between.
  public var readsCharacters: Bool {
    switch self {
    case .character: true
    case .rule(let rule): rule.splitting == .characters
    case .word, .whitespace, .ids: false
    }
  }
}
