/// Finds over which feature each place in brackets ranges.
///
/// Places that share a variable share a feature, and a value names its feature; so it is enough
/// that a value stands somewhere in each group of places that variables tie together.
struct FeatureInference {
  /// The features by number, each with its values.
  let features: [GrammarSyntax.Feature]

  /// The feature and the number of each value.
  let values: [String: (feature: Int, value: Int)]

  /// The number of places in the brackets of each symbol.
  private(set) var arity: [String: Int] = [:]

  /// Groups of places, as a forest in which a root stands for its group.
  private var parents: [Int] = []
  private var featureOfRoot: [Int: Int] = [:]
  private var places: [Place: Int] = [:]

  private enum Place: Hashable {
    case symbol(String, Int)
    case variable(String, alternative: Int)
  }

  /// Reads the declarations and all rules; throws where they contradict each other.
  init(_ syntax: GrammarSyntax) throws(GrammarError) {
    features = syntax.features
    var values: [String: (feature: Int, value: Int)] = [:]
    for (feature, declaration) in syntax.features.enumerated() {
      for (value, name) in declaration.values.enumerated() {
        guard values[name] == nil else {
          throw declaration.position.error(.repeatedValue(name))
        }
        values[name] = (feature, value)
      }
    }
    self.values = values
    var number = 0
    for rule in syntax.rules {
      if arity[rule.head.name] == nil { arity[rule.head.name] = rule.head.arguments.count }
    }
    for rule in syntax.rules {
      for alternative in rule.alternatives {
        for reference in [rule.head] + alternative.references {
          try connect(reference, alternative: number)
        }
        number += 1
      }
    }
  }

  /// The feature over which place `index` of a symbol ranges.
  mutating func feature(of symbol: String, _ index: Int) -> Int? {
    featureOfRoot[root(of: number(of: .symbol(symbol, index)))]
  }

  private mutating func connect(
    _ reference: GrammarSyntax.Reference, alternative: Int
  ) throws(GrammarError) {
    guard let arity = arity[reference.name] else {
      throw reference.position.error(.undefinedSymbol(reference.name))
    }
    guard arity == reference.arguments.count else {
      throw reference.position.error(
        .argumentCount(
          symbol: reference.name, expected: arity, found: reference.arguments.count))
    }
    for (index, argument) in reference.arguments.enumerated() {
      let text = reference.text
      let place = number(of: .symbol(reference.name, index))
      var variables = argument.excluded.filter { $0.count == 1 }
      if let variable = argument.variable { variables.append(variable) }
      for variable in variables {
        let other = number(of: .variable(variable, alternative: alternative))
        try join(place, other, at: reference.position, text)
      }
      for name in (argument.allowed ?? []) + argument.excluded where name.count > 1 {
        guard let value = values[name] else {
          throw reference.position.error(.undeclaredValue(name))
        }
        try set(value.feature, for: place, at: reference.position, text)
      }
    }
  }

  private mutating func number(of place: Place) -> Int {
    if let number = places[place] { return number }
    parents.append(parents.count)
    places[place] = parents.count - 1
    return parents.count - 1
  }

  private mutating func root(of place: Int) -> Int {
    var root = place
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private mutating func join(
    _ first: Int, _ second: Int, at position: GrammarSyntax.Position, _ text: String
  ) throws(GrammarError) {
    let (first, second) = (root(of: first), root(of: second))
    guard first != second else { return }
    parents[first] = second
    guard let feature = featureOfRoot.removeValue(forKey: first) else { return }
    try set(feature, for: second, at: position, text)
  }

  private mutating func set(
    _ feature: Int, for place: Int, at position: GrammarSyntax.Position, _ text: String
  ) throws(GrammarError) {
    let root = root(of: place)
    let known = featureOfRoot[root] ?? feature
    guard known == feature else {
      throw position.error(
        .mixedFeatures(
          place: text, first: features[known].name, second: features[feature].name))
    }
    featureOfRoot[root] = feature
  }
}
