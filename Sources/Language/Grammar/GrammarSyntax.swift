/// A grammar as it is written, before features are combined.
struct GrammarSyntax {
  /// A place in a file.
  struct Position: Hashable {
    var source: String
    var line: Int

    func error(_ problem: GrammarError.Problem) -> GrammarError {
      GrammarError(source: source, line: line, problem: problem)
    }
  }

  /// A declaration: `feature number = sg pl`.
  struct Feature {
    var name: String
    var values: [String]
    var position: Position
  }

  /// What stands in one place in brackets: `a`, `sg`, `a != b`, `a = she he`.
  struct Argument: Equatable {
    /// The variable, if it has a name.
    var variable: String?
    /// The values it may have; nil for all.
    var allowed: [String]?
    /// Values and variables it must differ from.
    var excluded: [String] = []
  }

  /// A symbol with what stands in its brackets: `NP[a, sg]`.
  struct Reference {
    var name: String
    var arguments: [Argument]
    var position: Position
  }

  /// A part of an alternative.
  enum Item {
    case word(String)
    case symbol(Reference)
  }

  /// One way to write a symbol: `(2) the Noun[a]`, or `the Noun[a] => is / are`.
  struct Alternative {
    var weight: Double
    var items: [Item]
    var test: (right: Item, wrong: Item)?
    var position: Position

    /// The symbols used, those of the test included.
    var references: [Reference] {
      var all = items
      if let test { all += [test.right, test.wrong] }
      return all.compactMap {
        if case .symbol(let reference) = $0 { reference } else { nil }
      }
    }
  }

  /// A rule: `NP[a] -> … | …`.
  struct Rule {
    var head: Reference
    var alternatives: [Alternative]
  }

  /// A pair to keep out: `never cat dogs`.
  struct Exclusion {
    var first: String
    var second: String
  }

  var features: [Feature] = []
  var rules: [Rule] = []
  var exclusions: [Exclusion] = []
}

extension GrammarSyntax.Argument {
  /// The argument as it is written.
  var text: String {
    var text = variable ?? (allowed ?? []).joined(separator: " ")
    if variable != nil, let allowed { text += " = " + allowed.joined(separator: " ") }
    for name in excluded { text += " != " + name }
    return text
  }
}

extension GrammarSyntax.Reference {
  /// The reference as it is written.
  var text: String {
    arguments.isEmpty ? name : "\(name)[\(arguments.map(\.text).joined(separator: ", "))]"
  }
}

extension GrammarSyntax.Item {
  /// The item as it is written.
  var text: String {
    switch self {
    case .word(let word): "“\(word)”"
    case .symbol(let reference): reference.text
    }
  }
}
