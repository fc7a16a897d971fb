/// Reads the text of a grammar into its syntax.
///
/// A line that is indented or begins with `|` continues the rule above it.
struct GrammarParser {
  /// Gives the text of a file named by an `include` line.
  typealias Include = (String) throws -> String

  private let source: String
  private let include: Include
  private let includedBy: [String]
  private var syntax = GrammarSyntax()

  /// The rules of this file itself start here; those before come from included files.
  private var included = GrammarSyntax()

  /// Reads `text`, the file named `source`.
  ///
  /// Returns the syntax with included features and rules first, and the number of rules that
  /// come from included files. `never` lines of included files are left out: they say something
  /// about texts sampled from that file.
  static func parse(
    _ text: String, source: String, include: @escaping Include
  ) throws(GrammarError) -> (syntax: GrammarSyntax, includedRuleCount: Int) {
    var parser = GrammarParser(source: source, include: include, includedBy: [])
    try parser.parse(text)
    var syntax = parser.syntax
    syntax.features = parser.included.features + syntax.features
    syntax.rules = parser.included.rules + syntax.rules
    return (syntax, parser.included.rules.count)
  }

  private init(source: String, include: @escaping Include, includedBy: [String]) {
    self.source = source
    self.include = include
    self.includedBy = includedBy
  }

  private mutating func parse(_ text: String) throws(GrammarError) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var statement = GrammarStatement()
    for (index, line) in lines.enumerated() {
      let position = GrammarSyntax.Position(source: source, line: index + 1)
      let signs = try GrammarLexer.signs(of: line, at: position)
      guard let first = signs.first else { continue }
      if line.first?.isWhitespace == true || first == .mark("|") {
        guard !statement.isEmpty else {
          throw position.error(.expected("a rule at the start of a line", found: first.text))
        }
      } else {
        try finish(statement)
        statement = GrammarStatement()
      }
      statement.append(signs, at: position)
    }
    try finish(statement)
  }

  private mutating func finish(_ statement: GrammarStatement) throws(GrammarError) {
    guard !statement.isEmpty else { return }
    var statement = statement
    switch statement.sign {
    case .symbol:
      syntax.rules.append(try statement.takeRule())
    case .word("feature"):
      syntax.features.append(try statement.takeFeature())
    case .word("never"):
      syntax.exclusions.append(try statement.takeExclusion())
    case .word("include"):
      try includeFile(named: try statement.takeInclude(), at: statement.position)
    case let other:
      throw statement.position.error(
        .expected("a rule, “feature”, “never” or “include”", found: other.text))
    }
  }

  private mutating func includeFile(
    named name: String, at position: GrammarSyntax.Position
  ) throws(GrammarError) {
    guard !includedBy.contains(name), name != source else {
      throw position.error(.cannotInclude(name, reason: "it includes itself"))
    }
    let text: String
    do {
      text = try include(name)
    } catch {
      throw position.error(.cannotInclude(name, reason: "\(error)"))
    }
    var parser = GrammarParser(source: name, include: include, includedBy: includedBy + [source])
    try parser.parse(text)
    included.features += parser.included.features + parser.syntax.features
    included.rules += parser.included.rules + parser.syntax.rules
  }
}
