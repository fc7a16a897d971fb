/// One way to write a node: an alternative with a value for each of its variables.
struct Production: Sendable {
  /// A word or another node.
  enum Part: Sendable, Equatable {
    case word(Int)
    case node(Int)
  }

  /// How often it is taken, relative to the node's other productions.
  var weight: Double

  /// What is written, in order.
  var parts: [Part]

  /// The word that a test asks for after them, and the one it must beat.
  var test: Test?

  /// The variable of the alternative at each place in brackets: a row for the head, then one for each
  /// of ``parts``, empty for a word.
  var variables: [[Int]] = []

  /// The longest way down to a word; one more than that of its deepest part.
  var height = 0

  struct Test: Sendable {
    var right: Part
    var wrong: Part
  }
}

/// A symbol with a value for each place in its brackets.
struct GrammarNode: Sendable {
  /// The symbol as a person would write it: `NP[sg]`.
  var name: String

  /// The symbol alone: `NP`.
  var symbol = ""

  /// The value at each place in its brackets.
  var values: [Int] = []

  /// The places whose values show in a word that is written here, for each such word.
  var shownPlaces: [Int: [Int]] = [:]

  /// The ways to write it; empty when it never ends.
  var productions: [Production] = []

  /// The weights of the productions, added up.
  var cumulativeWeights: [Double] = []

  /// The smallest height of a production; nil when it never ends.
  var height: Int?
}
