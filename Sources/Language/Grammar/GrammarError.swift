/// Why a text is no grammar: where, what was expected and what was found.
public struct GrammarError: Error, Equatable, CustomStringConvertible {
  /// What can be wrong with a grammar.
  public enum Problem: Equatable, Sendable {
    /// Something else should stand here.
    case expected(String, found: String)
    /// A symbol is used that no rule defines.
    case undefinedSymbol(String)
    /// A name in brackets is neither a one-letter variable nor a value of a feature.
    case undeclaredValue(String)
    /// A value belongs to two features, or is listed twice in one.
    case repeatedValue(String)
    /// A symbol has another number of features here than elsewhere.
    case argumentCount(symbol: String, expected: Int, found: Int)
    /// Two features meet in one place.
    case mixedFeatures(place: String, first: String, second: String)
    /// Nothing says over which feature a place ranges.
    case unknownFeature(place: String)
    /// A word that a reader of texts would split.
    case splitWord(String, into: [String])
    /// No text can come of an alternative: it always needs something that never ends.
    case neverEnds(symbol: String, because: String)
    /// A symbol whose rules end in `=> right / wrong` is used inside another rule.
    case nestedTest(String)
    /// The word asked for after `=>` may be none or several.
    case notOneWord(String)
    /// A file that cannot be included.
    case cannotInclude(String, reason: String)
    /// The rules stand for more combinations of values than can be kept.
    case tooManyCombinations(limit: Int)
    /// There is no rule.
    case noRules
  }

  /// The name of the file.
  public var source: String

  /// The number of the line, from 1.
  public var line: Int

  /// What is wrong there.
  public var problem: Problem

  /// One line for a person: place and problem.
  public var description: String { "\(source):\(line): \(problem)" }
}

extension GrammarError.Problem: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .expected(let expected, let found):
      "expected \(expected), found \(found)"
    case .undefinedSymbol(let name):
      "no rule says what “\(name)” is (a word with a capital letter is written in quotes)"
    case .undeclaredValue(let name):
      "“\(name)” is no value of a declared feature (a variable has one letter)"
    case .repeatedValue(let name):
      "“\(name)” is already a value of a feature; give this one another name"
    case .argumentCount(let symbol, let expected, let found):
      "“\(symbol)” has \(expected) in brackets elsewhere, found \(found) here"
    case .mixedFeatures(let place, let first, let second):
      "\(place) cannot be both a \(first) and a \(second)"
    case .unknownFeature(let place):
      "nothing says over which feature \(place) ranges: declare one above,"
        + " such as `feature number = sg pl`, and use it, such as `Noun[sg] -> cat`"
    case .splitWord(let word, let parts):
      "“\(word)” is read as \(parts.count) words; write \(parts.joined(separator: " "))"
    case .neverEnds(let symbol, let because):
      "this alternative of \(symbol) never ends in words, because of \(because)"
    case .nestedTest(let name):
      "“\(name)” asks for a word with “=>” and cannot be used inside another rule"
    case .notOneWord(let item):
      "expected one word on each side of “/”, but \(item) may give none or several"
    case .cannotInclude(let file, let reason):
      "cannot include “\(file)”: \(reason)"
    case .tooManyCombinations(let limit):
      "the features combine in more than \(limit) ways; use fewer variables in a rule"
    case .noRules:
      "expected a rule, found none"
    }
  }
}
