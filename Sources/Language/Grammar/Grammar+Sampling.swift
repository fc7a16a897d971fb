extension Grammar {
  /// A text that asks which of two words comes next.
  public struct Test: Sendable, Equatable, Hashable {
    /// The words before.
    public var prefix: [String]
    /// The word that must be likelier.
    public var right: String
    /// The word that must be less likely.
    public var wrong: String
  }

  /// Why no text can be drawn.
  public enum SamplingError: Error, Equatable, CustomStringConvertible {
    /// No rule defines the symbol, or all its rules have brackets.
    case noSuchSymbol(String)
    /// The symbol's rules do not end in `=> right / wrong`.
    case notATest(String)
    /// None of many texts drawn could be kept: they broke a `never` line, held words that are kept
    /// out, or tested a word against itself.
    case nothingLeft(symbol: String, tries: Int)

    /// One line for a person.
    public var description: String {
      switch self {
      case .noSuchSymbol(let name): "the grammar has no symbol “\(name)” without brackets"
      case .notATest(let name): "the rules of “\(name)” do not end in “=> right / wrong”"
      case .nothingLeft(let name, let tries):
        "none of \(tries) texts drawn from “\(name)” can be kept: they break a “never” line, hold"
          + " words that are kept out, or test a word against itself"
      }
    }
  }

  /// Below this many symbols inside each other, the shortest way out is taken.
  public static let maximumDepth = 64

  /// After this many words too, so that every text ends.
  public static let maximumLength = 1000

  private static let tries = 10_000

  /// Draws a text.
  ///
  /// Alternatives are drawn by their weights; values of variables that the rule's left side
  /// does not fix are drawn evenly. Equal states of `generator` give equal texts.
  ///
  /// - Parameters:
  ///   - start: A symbol without brackets; the grammar's own start when nil.
  ///   - generator: The source of randomness.
  /// - Returns: The words of the text.
  /// - Throws: ``SamplingError`` when there is no such symbol or no text is left to draw.
  public func sample(
    start: String? = nil, using generator: inout some RandomNumberGenerator
  ) throws(SamplingError) -> [String] {
    try sampleAgreeing(start: start, using: &generator).words
  }

  /// Draws the same text, and says how far apart words are that agree.
  ///
  /// Words agree if they show the value of one variable: “she” and “is” of `Pronoun[a] Be[a]`.
  ///
  /// - Parameters:
  ///   - start: A symbol without brackets; the grammar's own start when nil.
  ///   - generator: The source of randomness.
  /// - Returns: The words, and for each word that agrees with an earlier one the number of words between
  ///   it and the last such.
  /// - Throws: ``SamplingError`` as ``sample(start:using:)``.
  public func sampleAgreeing(
    start: String? = nil, using generator: inout some RandomNumberGenerator
  ) throws(SamplingError) -> (words: [String], distances: [Int]) {
    let name = start ?? self.start
    guard let node = plainNodes[name] else { throw .noSuchSymbol(name) }
    for _ in 0..<Self.tries {
      var text = AgreeingText()
      let production = draw(from: nodes[node], isDeep: false, using: &generator)
      write(production, to: &text, using: &generator)
      if keepsExclusions(text.words) { return (text.words.map { words[$0] }, text.distances) }
    }
    throw .nothingLeft(symbol: name, tries: Self.tries)
  }

  /// Draws a test from a symbol of ``tests``.
  ///
  /// The two words of a test differ.
  ///
  /// - Parameters:
  ///   - symbol: The test's symbol.
  ///   - isRead: Whether the grammar's `never` lines hold for it. A question may well ask for what
  ///     is never read; a text with a label is read.
  ///   - generator: The source of randomness.
  /// - Returns: The words before, and the two.
  /// - Throws: ``SamplingError`` when there is no such test, or none is left to draw.
  public func sampleTest(
    _ symbol: String, isRead: Bool = false, using generator: inout some RandomNumberGenerator
  ) throws(SamplingError) -> Test {
    guard let node = plainNodes[symbol] else { throw .noSuchSymbol(symbol) }
    for _ in 0..<Self.tries {
      var prefix = AgreeingText()
      let production = draw(from: nodes[node], isDeep: false, using: &generator)
      guard let test = production.test else { throw .notATest(symbol) }
      write(production, to: &prefix, using: &generator)
      let right = word(test.right, using: &generator)
      let wrong = word(test.wrong, using: &generator)
      if right != wrong, !isRead || keepsExclusions(prefix.words) {
        return Test(
          prefix: prefix.words.map { words[$0] }, right: words[right], wrong: words[wrong])
      }
    }
    throw .nothingLeft(symbol: symbol, tries: Self.tries)
  }

  /// True when texts can be drawn from the symbol: it has rules without brackets.
  public func canStart(at symbol: String) -> Bool { plainNodes[symbol] != nil }

  private func word(
    _ part: Production.Part, using generator: inout some RandomNumberGenerator
  ) -> Int {
    var text = AgreeingText()
    write(Production(weight: 1, parts: [part]), to: &text, using: &generator)
    return text.words[0]
  }

  /// A part that is still to be written.
  private struct Pending {
    var part: Production.Part
    var depth: Int
    /// The variables at the places of the part's symbol.
    var variables: [Int]
    /// The variables that a word shows.
    var shown: [Int] = []
  }

  /// Writes a production from left to right, with a stack of its own: no text is too deep.
  private func write(
    _ production: Production, to text: inout AgreeingText,
    using generator: inout some RandomNumberGenerator
  ) {
    var stack = pending(production, of: nil, depth: 1, in: &text)
    while let next = stack.popLast() {
      switch next.part {
      case .word(let word):
        text.append(word, showing: next.shown)
      case .node(let node):
        let production = draw(
          from: nodes[node],
          isDeep: next.depth >= Self.maximumDepth || text.words.count >= Self.maximumLength,
          using: &generator)
        stack += pending(
          production, of: (nodes[node], next.variables), depth: next.depth + 1, in: &text)
      }
    }
  }

  /// The parts of a production, the last first, with the text's variables in their places.
  private func pending(
    _ production: Production, of head: (node: GrammarNode, variables: [Int])?, depth: Int,
    in text: inout AgreeingText
  ) -> [Pending] {
    var numbers: [Int: Int] = [:]
    if let head, let places = production.variables.first {
      for (variable, number) in zip(places, head.variables) { numbers[variable] = number }
    }
    var parts: [Pending] = []
    parts.reserveCapacity(production.parts.count)
    for (index, part) in production.parts.enumerated() {
      var variables: [Int] = []
      if production.variables.indices.contains(index + 1) {
        for variable in production.variables[index + 1] {
          let number = numbers[variable] ?? text.newVariable()
          numbers[variable] = number
          variables.append(number)
        }
      }
      var shown: [Int] = []
      if case .word(let word) = part, let head, let places = head.node.shownPlaces[word] {
        // The words of a test belong to no rule's variables.
        shown = places.filter(head.variables.indices.contains).map { head.variables[$0] }
      }
      parts.append(Pending(part: part, depth: depth, variables: variables, shown: shown))
    }
    return parts.reversed()
  }

  /// A production drawn by weight; too deep down only among those nearest to words.
  private func draw(
    from node: GrammarNode, isDeep: Bool, using generator: inout some RandomNumberGenerator
  ) -> Production {
    if isDeep {
      let ways = node.productions.filter { $0.height == node.height }
      return ways[Int.random(in: ways.indices, using: &generator)]
    }
    let sums = node.cumulativeWeights
    let target = Double.random(in: 0..<(sums.last ?? 1), using: &generator)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return node.productions[low]
  }

  private func keepsExclusions(_ text: [Int]) -> Bool {
    guard !excludedFollowers.isEmpty else { return true }
    var forbidden: Set<Int> = []
    for word in text {
      if forbidden.contains(word) { return false }
      if sentenceMarks.contains(word) {
        forbidden.removeAll()
      } else if let followers = excludedFollowers[word] {
        forbidden.formUnion(followers)
      }
    }
    return true
  }
}
