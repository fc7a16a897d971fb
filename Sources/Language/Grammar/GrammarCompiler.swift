/// Turns rules with variables into nodes without: one node for each symbol and its values.
struct GrammarCompiler {
  /// More productions than this are refused rather than run out of memory.
  static let productionLimit = 200_000

  private(set) var nodes: [GrammarNode] = []
  private(set) var words: [String] = []

  /// The node of each symbol without brackets.
  private(set) var plainNodes: [String: Int] = [:]

  /// The symbols that have a test in one of their alternatives.
  private(set) var testSymbols: [String] = []

  private var inference: FeatureInference
  private var wordIDs: [String: Int] = [:]
  private var nodeIDs: [NodeKey: Int] = [:]
  private var productionCount = 0

  private struct NodeKey: Hashable {
    var symbol: String
    var values: [Int]
  }

  /// The productions that came from one alternative, to find the alternatives that never end.
  private struct Origin {
    var alternative: GrammarSyntax.Alternative
    var head: GrammarSyntax.Reference
    var productions: [(node: Int, index: Int)] = []
  }

  private var origins: [Origin] = []

  init(_ syntax: GrammarSyntax) throws(GrammarError) {
    inference = try FeatureInference(syntax)
    for rule in syntax.rules {
      for alternative in rule.alternatives {
        try addProductions(of: alternative, head: rule.head)
      }
    }
    try refuseNestedTests(in: syntax)
    findHeights()
    try refuseEndless()
    prune()
    try refuseLongTests()
    for (node, words) in ShownValues.places(in: nodes).enumerated() {
      nodes[node].shownPlaces = words
    }
  }

  // MARK: - Combining values

  private mutating func addProductions(
    of alternative: GrammarSyntax.Alternative, head: GrammarSyntax.Reference
  ) throws(GrammarError) {
    if alternative.test != nil, !testSymbols.contains(head.name) {
      testSymbols.append(head.name)
    }
    var combinations = try VariableCombinations(
      [head] + alternative.references, using: &inference)
    // One array for all combinations, and so for all productions of the alternative.
    let variables = Self.variables(of: alternative, places: combinations.places)
    var origin = Origin(alternative: alternative, head: head)
    while combinations.advance() {
      productionCount += 1
      guard productionCount <= Self.productionLimit else {
        throw head.position.error(.tooManyCombinations(limit: Self.productionLimit))
      }
      // The head is the first reference, those of the alternative follow in their order.
      var reference = 0
      let node = self.node(for: head, values: combinations.values(ofReference: 0))
      func part(_ item: GrammarSyntax.Item, _ compiler: inout GrammarCompiler) -> Production.Part {
        switch item {
        case .word(let word):
          return .word(compiler.id(of: word))
        case .symbol(let symbol):
          reference += 1
          return .node(
            compiler.node(for: symbol, values: combinations.values(ofReference: reference)))
        }
      }
      var production = Production(weight: alternative.weight, parts: [])
      for item in alternative.items { production.parts.append(part(item, &self)) }
      production.variables = variables
      if let test = alternative.test {
        let right = part(test.right, &self)
        production.test = Production.Test(right: right, wrong: part(test.wrong, &self))
      }
      origin.productions.append((node, nodes[node].productions.count))
      nodes[node].productions.append(production)
    }
    origins.append(origin)
  }

  /// ``Production/variables`` of an alternative.
  private static func variables(
    of alternative: GrammarSyntax.Alternative, places: [[Int]]
  ) -> [[Int]] {
    var reference = 0
    return [places[0]]
      + alternative.items.map { item in
        guard case .symbol = item else { return [] }
        reference += 1
        return places[reference]
      }
  }

  private mutating func id(of word: String) -> Int {
    if let id = wordIDs[word] { return id }
    words.append(word)
    wordIDs[word] = words.count - 1
    return words.count - 1
  }

  private mutating func node(for reference: GrammarSyntax.Reference, values: [Int]) -> Int {
    let key = NodeKey(symbol: reference.name, values: values)
    if let id = nodeIDs[key] { return id }
    var name = reference.name
    if !values.isEmpty {
      let names = values.enumerated().map { index, value in
        inference.feature(of: reference.name, index).map {
          inference.features[$0].values[value]
        } ?? "?"
      }
      name += "[\(names.joined(separator: ", "))]"
    } else {
      plainNodes[name] = nodes.count
    }
    nodes.append(GrammarNode(name: name, symbol: reference.name, values: values))
    nodeIDs[key] = nodes.count - 1
    return nodes.count - 1
  }

  // MARK: - What never ends

  /// Finds the height of each node that ends, from the words upwards.
  private mutating func findHeights() {
    var changed = true
    while changed {
      changed = false
      for node in nodes.indices {
        for index in nodes[node].productions.indices {
          guard let height = height(of: nodes[node].productions[index]) else { continue }
          nodes[node].productions[index].height = height
          if height < nodes[node].height ?? .max {
            nodes[node].height = height
            changed = true
          }
        }
      }
    }
  }

  /// The height of a production whose parts all end, or nil.
  private func height(of production: Production) -> Int? {
    var height = 0
    for part in production.allParts {
      guard case .node(let node) = part else { continue }
      guard let below = nodes[node].height else { return nil }
      height = max(height, below + 1)
    }
    return height
  }

  /// An alternative may fail for some values of its variables, but not for all of them.
  private func refuseEndless() throws(GrammarError) {
    for origin in origins {
      var cause: String?
      var ends = false
      for (node, index) in origin.productions {
        let production = nodes[node].productions[index]
        if height(of: production) != nil {
          ends = true
          break
        }
        for part in production.allParts {
          if case .node(let id) = part, nodes[id].height == nil { cause = nodes[id].name }
        }
      }
      guard !ends else { continue }
      throw origin.alternative.position.error(
        .neverEnds(
          symbol: origin.head.name, because: cause ?? "conditions that cannot all be met"))
    }
  }

  /// Removes what never ends; an alternative's weight is shared by the rest of its productions.
  private mutating func prune() {
    for origin in origins {
      var living: [Int: [Int]] = [:]
      for (node, index) in origin.productions {
        if height(of: nodes[node].productions[index]) != nil {
          living[node, default: []].append(index)
        } else {
          nodes[node].productions[index].weight = 0
        }
      }
      for (node, indices) in living {
        for index in indices {
          nodes[node].productions[index].weight /= Double(indices.count)
        }
      }
    }
    for node in nodes.indices {
      nodes[node].productions.removeAll { $0.weight == 0 }
      var sum = 0.0
      nodes[node].cumulativeWeights = nodes[node].productions.map {
        sum += $0.weight
        return sum
      }
    }
  }

  // MARK: - Tests

  private func refuseNestedTests(in syntax: GrammarSyntax) throws(GrammarError) {
    for rule in syntax.rules {
      for alternative in rule.alternatives {
        for reference in alternative.references where testSymbols.contains(reference.name) {
          throw reference.position.error(.nestedTest(reference.name))
        }
      }
    }
  }

  /// The words of a test must be single words, whatever is drawn.
  private func refuseLongTests() throws(GrammarError) {
    var isOneWord = nodes.map { !$0.productions.isEmpty }
    func holds(_ part: Production.Part) -> Bool {
      switch part {
      case .word: true
      case .node(let node): isOneWord[node]
      }
    }
    var changed = true
    while changed {
      changed = false
      for node in nodes.indices where isOneWord[node] {
        let holds = nodes[node].productions.allSatisfy { $0.parts.count == 1 && holds($0.parts[0]) }
        if !holds {
          isOneWord[node] = false
          changed = true
        }
      }
    }
    for origin in origins {
      guard let test = origin.alternative.test else { continue }
      for (node, _) in origin.productions {
        for production in nodes[node].productions {
          guard let parts = production.test else { continue }
          for (part, item) in [(parts.right, test.right), (parts.wrong, test.wrong)]
          where !holds(part) {
            throw origin.alternative.position.error(.notOneWord(item.text))
          }
        }
      }
    }
  }
}

extension Production {
  fileprivate var allParts: [Part] {
    test.map { parts + [$0.right, $0.wrong] } ?? parts
  }
}
