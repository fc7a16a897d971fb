extension AgreementSuite {
  /// Draws different questions from each test of a grammar; the test's symbol names the condition.
  ///
  /// - Parameters:
  ///   - grammar: A grammar with rules that end in `=> right / wrong`.
  ///   - count: How many questions for each condition; fewer where the grammar has fewer.
  ///   - separator: What stands between the words of a prefix; nothing for characters.
  ///   - areRead: Whether the grammar's `never` lines hold for them, as they are to be learnt from.
  ///   - generator: The source of randomness.
  /// - Throws: ``Grammar/SamplingError`` when a test cannot be drawn.
  public init(
    sampling grammar: Grammar, count: Int, separator: String = " ", areRead: Bool = false,
    using generator: inout some RandomNumberGenerator
  ) throws(Grammar.SamplingError) {
    rows = []
    for symbol in grammar.tests where grammar.canStart(at: symbol) {
      var seen: Set<Grammar.Test> = []
      var tries = 0
      while seen.count < count, tries < 100 * count {
        tries += 1
        let test = try grammar.sampleTest(symbol, isRead: areRead, using: &generator)
        guard seen.insert(test).inserted else { continue }
        rows.append(
          Row(
            condition: symbol.lowercased(), prefix: test.prefix.joined(separator: separator),
            right: test.right, wrong: test.wrong))
      }
    }
  }

  /// The prefixes as texts whose labels are the right words: text, tab, label.
  public var labelledText: String {
    rows.reduce(into: "") { $0 += "\($1.prefix)\t\($1.right)\n" }
  }
}
