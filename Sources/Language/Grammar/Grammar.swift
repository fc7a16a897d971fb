/// A weighted grammar with agreement, read from a text that a person can write.
///
///     feature number = sg pl
///     S        -> NP[a] VP[a]
///     NP[a]    -> (3) the Noun[a] | the Noun[a] near NP[b]
///     Noun[sg] -> cat | dog
///     Noun[pl] -> cats | dogs
///     VP[sg]   -> is here
///     VP[pl]   -> are here
///
/// The format is described in `docs/grammar.md`.
public struct Grammar: Sendable {
  /// Something that is allowed but hardly meant.
  public struct Warning: Sendable, Equatable, CustomStringConvertible {
    /// A symbol that nothing leads to from the start.
    public var unreachableSymbol: String
    /// The file and the line of its first rule.
    public var source: String
    /// The line of its first rule, from 1.
    public var line: Int

    /// One line for a person.
    public var description: String {
      "\(source):\(line): warning: nothing leads to “\(unreachableSymbol)”"
    }
  }

  /// All words, in the order in which rules name them.
  public let words: [String]

  /// The symbol of the first rule of the file: where texts start.
  public let start: String

  /// The symbols whose rules end in `=> right / wrong`, in their order.
  public let tests: [String]

  /// What is allowed but hardly meant.
  public let warnings: [Warning]

  /// Pairs of words of which no text of this grammar has first the one and then the other in
  /// one sentence.
  public let exclusions: [(first: String, second: String)]

  let nodes: [GrammarNode]
  let plainNodes: [String: Int]
  let excludedFollowers: [Int: Set<Int>]
  let sentenceMarks: Set<Int>

  /// Reads a grammar.
  ///
  /// - Parameters:
  ///   - text: The rules and declarations.
  ///   - source: The name of the file, for errors.
  ///   - include: Gives the text of a file named in an `include` line; what it throws becomes
  ///     the reason in the error for that line.
  /// - Throws: ``GrammarError`` with the place and what was expected there.
  public init(
    _ text: String, source: String = "grammar",
    include: @escaping (String) throws -> String = { _ in throw NoIncludedFiles() }
  ) throws(GrammarError) {
    let (syntax, includedRuleCount) = try GrammarParser.parse(
      text, source: source, include: include)
    let ownRules = syntax.rules.dropFirst(includedRuleCount)
    guard let first = ownRules.first ?? syntax.rules.first else {
      throw GrammarError(source: source, line: 1, problem: .noRules)
    }
    let compiler = try GrammarCompiler(syntax)
    words = compiler.words
    start = first.head.name
    tests = compiler.testSymbols
    nodes = compiler.nodes
    plainNodes = compiler.plainNodes
    exclusions = syntax.exclusions.map { ($0.first, $0.second) }
    warnings = Self.warnings(
      for: ownRules, among: syntax.rules, roots: [first.head.name] + compiler.testSymbols)
    var ids: [String: Int] = [:]
    for (id, word) in compiler.words.enumerated() { ids[word] = id }
    var followers: [Int: Set<Int>] = [:]
    for exclusion in syntax.exclusions {
      guard let first = ids[exclusion.first], let second = ids[exclusion.second] else { continue }
      followers[first, default: []].insert(second)
    }
    excludedFollowers = followers
    sentenceMarks = Set([".", "?", "!", "..."].compactMap { ids[$0] })
  }

  /// The own symbols that no rule reachable from the roots uses.
  private static func warnings(
    for own: ArraySlice<GrammarSyntax.Rule>, among rules: [GrammarSyntax.Rule], roots: [String]
  ) -> [Warning] {
    var used: [String: Set<String>] = [:]
    for rule in rules {
      let names = rule.alternatives.flatMap(\.references).map(\.name)
      used[rule.head.name, default: []].formUnion(names)
    }
    var reached = Set(roots)
    var front = roots
    while let name = front.popLast() {
      for next in used[name, default: []] where reached.insert(next).inserted {
        front.append(next)
      }
    }
    var warnings: [Warning] = []
    for rule in own where reached.insert(rule.head.name).inserted {
      warnings.append(
        Warning(
          unreachableSymbol: rule.head.name, source: rule.head.position.source,
          line: rule.head.position.line))
    }
    return warnings
  }
}

/// Why an `include` line fails where no files are at hand.
public struct NoIncludedFiles: Error, CustomStringConvertible {
  /// Creates the error.
  public init() {}

  /// The reason in words.
  public var description: String { "no files can be included here" }
}
