/// All ways to give values to the variables of an alternative, one after the other.
struct VariableCombinations {
  private struct Variable {
    /// The values it may have at all.
    var domain: [Int]
    /// The other variables it must differ from.
    var different: [Int]
  }

  /// The variables, named ones first come, first served; one without a name for each constant.
  private var variables: [Variable] = []

  /// The variable at each place of each reference.
  private(set) var places: [[Int]] = []

  /// An index into the domain of each variable.
  private var choice: [Int] = []
  private var isStarted = false

  /// Collects the variables of the references of one alternative, its head first.
  init(
    _ references: [GrammarSyntax.Reference], using inference: inout FeatureInference
  ) throws(GrammarError) {
    var numbers: [String: Int] = [:]
    var pending: [(variable: Int, other: String)] = []
    for reference in references {
      var row: [Int] = []
      for (index, argument) in reference.arguments.enumerated() {
        guard let feature = inference.feature(of: reference.name, index) else {
          throw reference.position.error(.unknownFeature(place: reference.text))
        }
        var domain = Array(inference.features[feature].values.indices)
        if let allowed = argument.allowed {
          let numbers = allowed.compactMap { inference.values[$0]?.value }
          domain.removeAll { !numbers.contains($0) }
        }
        for name in argument.excluded where name.count > 1 {
          if let value = inference.values[name]?.value { domain.removeAll { $0 == value } }
        }
        let number: Int
        if let name = argument.variable, let known = numbers[name] {
          number = known
          variables[number].domain.removeAll { !domain.contains($0) }
        } else {
          number = variables.count
          variables.append(Variable(domain: domain, different: []))
          if let name = argument.variable { numbers[name] = number }
        }
        for name in argument.excluded where name.count == 1 { pending.append((number, name)) }
        row.append(number)
      }
      places.append(row)
    }
    for (variable, other) in pending {
      guard let number = numbers[other] else {
        throw references[0].position.error(
          .expected("a variable of this rule after “!=”", found: "“\(other)”"))
      }
      variables[variable].different.append(number)
    }
    choice = Array(repeating: 0, count: variables.count)
  }

  /// Moves to the next combination that meets all conditions; false when there is none.
  mutating func advance() -> Bool {
    guard variables.allSatisfy({ !$0.domain.isEmpty }) else { return false }
    repeat {
      guard step() else { return false }
    } while !meetsConditions
    return true
  }

  /// The values in the brackets of a reference.
  func values(ofReference reference: Int) -> [Int] {
    places[reference].map { variables[$0].domain[choice[$0]] }
  }

  private mutating func step() -> Bool {
    guard isStarted else {
      isStarted = true
      return true
    }
    for variable in variables.indices.reversed() {
      choice[variable] += 1
      if choice[variable] < variables[variable].domain.count { return true }
      choice[variable] = 0
    }
    return false
  }

  private var meetsConditions: Bool {
    variables.indices.allSatisfy { variable in
      variables[variable].different.allSatisfy { other in
        variables[variable].domain[choice[variable]] != variables[other].domain[choice[other]]
      }
    }
  }
}
