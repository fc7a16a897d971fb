/// Which words of a grammar show the value of a feature: “is” of `Be[she]`, as `Be[we]` never writes it.
enum ShownValues {
  /// The places whose values each node's own words show.
  ///
  /// A word shows the value at a place if the same symbol with another value there, and all else
  /// equal, does not write it.
  ///
  /// - Parameter nodes: The nodes of a grammar, whose productions all end.
  /// - Returns: For each node its words that show something, with the places in its brackets.
  static func places(in nodes: [GrammarNode]) -> [[Int: [Int]]] {
    let words = nodes.map { node in
      Set(
        node.productions.flatMap { production in
          production.parts.compactMap { if case .word(let word) = $0 { word } else { nil } }
        })
    }
    var shown: [[Int: [Int]]] = Array(repeating: [:], count: nodes.count)
    let places = nodes.map(\.values.count).max() ?? 0
    for place in 0..<places {
      var groups: [Rest: [Int]] = [:]
      for (id, node) in nodes.enumerated()
      where node.values.count > place && !node.productions.isEmpty {
        var rest = node.values
        rest[place] = -1
        groups[Rest(symbol: node.symbol, values: rest), default: []].append(id)
      }
      for group in groups.values {
        var writers: [Int: Int] = [:]
        for id in group { for word in words[id] { writers[word, default: 0] += 1 } }
        for id in group {
          for word in words[id] where writers[word, default: 0] < group.count {
            shown[id][word, default: []].append(place)
          }
        }
      }
    }
    return shown
  }

  /// A symbol with its values but one.
  private struct Rest: Hashable {
    var symbol: String
    var values: [Int]
  }
}
