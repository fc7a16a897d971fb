/// What a JSON file or a pickle holds, as far as it can matter to a vocabulary.
enum VocabularyValue: Sendable, Equatable {
  /// An entry of a map; its key is a text or an integer.
  struct Entry: Sendable, Equatable {
    var key: VocabularyValue
    var value: VocabularyValue
  }

  case text(String)
  case integer(Int)
  /// A value of Python's `None` or of JSON's `null`.
  case nothing
  case list([VocabularyValue])
  /// A dictionary, or the attributes of an object with the name of its class.
  case map([Entry], className: String? = nil)
  /// Anything else: a fraction, a truth value, bytes, what lies too deep.
  case flag(Bool)
  case other

  /// The text, if it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The integer, if it is one.
  var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }

  /// The truth value, if it is one; Python's and JSON's.
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  /// The entries, if it is a map.
  var entries: [Entry]? { if case .map(let entries, _) = self { entries } else { nil } }

  /// The value that a map has for a name; the last if there are several, as in Python.
  subscript(name: String) -> VocabularyValue? {
    entries?.last { $0.key == .text(name) }?.value
  }

  /// What to call it in an error.
  var summary: String {
    switch self {
    case .text: "a text"
    case .integer: "a number"
    case .nothing: "nothing"
    case .flag: "a truth value"
    case .other: "something else"
    case .list(let values):
      values.isEmpty ? "an empty list" : "a list that begins with \(values[0].shortSummary)"
    case .map(let entries, nil):
      entries.isEmpty
        ? "an empty dictionary"
        : "a dictionary whose “\(entries[0].key.name)” is \(entries[0].value.shortSummary)"
    case .map(_, let className?): "an object of the class \(className)"
    }
  }

  private var shortSummary: String {
    switch self {
    case .list: "a list"
    case .map(_, nil): "a dictionary"
    default: summary
    }
  }

  /// A key as text, cut to what fits a line.
  var name: String {
    switch self {
    case .text(let text): String(text.prefix(40))
    case .integer(let integer): String(integer)
    default: "?"
    }
  }
}
