extension AgreementSuite {
  /// Draws different questions from each test of a grammar; the test's symbol names the condition.
  ///
  /// - Parameters:
  ///   - grammar: A grammar with rules that end in `=> right / wrong`.
  ///   - count: How many questions for each condition; fewer where the grammar has fewer.
  ///   - generator: The source of randomness.
  /// - Throws: ``Grammar/SamplingError`` when a test cannot be drawn.
  public init(
    sampling grammar: Grammar, count: Int, using generator: inout some RandomNumberGenerator
  ) throws(Grammar.SamplingError) {
    rows = []
    for symbol in grammar.tests where grammar.canStart(at: symbol) {
      var seen: Set<Grammar.Test> = []
      var tries = 0
      while seen.count < count, tries < 100 * count {
        tries += 1
        let test = try grammar.sampleTest(symbol, using: &generator)
        guard seen.insert(test).inserted else { continue }
        rows.append(
          Row(
            condition: symbol.lowercased(), prefix: test.prefix.joined(separator: " "),
            right: test.right, wrong: test.wrong))
      }
    }
  }
}
