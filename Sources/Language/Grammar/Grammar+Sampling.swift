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
    let name = start ?? self.start
    guard let node = plainNodes[name] else { throw .noSuchSymbol(name) }
    for _ in 0..<Self.tries {
      var text: [Int] = []
      let production = draw(from: nodes[node], isDeep: false, using: &generator)
      write(production.parts, to: &text, using: &generator)
      if keepsExclusions(text) { return text.map { words[$0] } }
    }
    throw .nothingLeft(symbol: name, tries: Self.tries)
  }

  /// Draws a test from a symbol of ``tests``.
  ///
  /// The two words of a test differ. The grammar's own `never` lines do not hold for tests:
  /// a test may well ask for what is never read.
  public func sampleTest(
    _ symbol: String, using generator: inout some RandomNumberGenerator
  ) throws(SamplingError) -> Test {
    guard let node = plainNodes[symbol] else { throw .noSuchSymbol(symbol) }
    for _ in 0..<Self.tries {
      var prefix: [Int] = []
      let production = draw(from: nodes[node], isDeep: false, using: &generator)
      guard let test = production.test else { throw .notATest(symbol) }
      write(production.parts, to: &prefix, using: &generator)
      let right = word(test.right, using: &generator)
      let wrong = word(test.wrong, using: &generator)
      if right != wrong {
        return Test(
          prefix: prefix.map { words[$0] }, right: words[right], wrong: words[wrong])
      }
    }
    throw .nothingLeft(symbol: symbol, tries: Self.tries)
  }

  /// True when texts can be drawn from the symbol: it has rules without brackets.
  public func canStart(at symbol: String) -> Bool { plainNodes[symbol] != nil }

  private func word(
    _ part: Production.Part, using generator: inout some RandomNumberGenerator
  ) -> Int {
    var text: [Int] = []
    write([part], to: &text, using: &generator)
    return text[0]
  }

  /// Writes parts from left to right, with a stack of its own: no text is too deep.
  private func write(
    _ parts: [Production.Part], to text: inout [Int],
    using generator: inout some RandomNumberGenerator
  ) {
    var stack: [(part: Production.Part, depth: Int)] = parts.reversed().map { ($0, 1) }
    while let (part, depth) = stack.popLast() {
      switch part {
      case .word(let word):
        text.append(word)
      case .node(let node):
        let production = draw(
          from: nodes[node],
          isDeep: depth >= Self.maximumDepth || text.count >= Self.maximumLength,
          using: &generator)
        for part in production.parts.reversed() { stack.append((part, depth + 1)) }
      }
    }
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
