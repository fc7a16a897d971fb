/// Why there are no two sets to compare: what is wrong and what would be right, in one line.
public enum ContrastError: Error, Equatable, CustomStringConvertible {
  /// The suite has no such condition.
  case unknownCondition(String, known: [String])
  /// All rows of the condition have the same right word.
  case oneSet(String, word: String)
  /// No row of a set can be read.
  case unknownWords(String, rows: Int)
  /// No condition of the suite gives two sets.
  case noCondition(suite: String)

  /// How many conditions are named.
  private static let namedConditions = 6

  /// One line for a person.
  public var description: String {
    switch self {
    case .unknownCondition(let name, let known):
      "there is no condition “\(name)”; the suite has "
        + known.prefix(Self.namedConditions).joined(separator: ", ")
        + (known.count > Self.namedConditions ? ", …" : "")
    case .oneSet(let condition, let word):
      "“\(condition)” has one set, all rows with “\(word)”; two right words are needed"
    case .unknownWords(let condition, let rows):
      "“\(condition)” has no row left in a set: \(rows) rows hold words the model does not know"
    case .noCondition(let suite):
      "\(suite) has no condition with two sets whose words the model knows"
    }
  }
}
