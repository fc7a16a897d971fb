import Language
import MemoryAnalysis

/// The two sets of texts that are compared, and what came of it.
struct ContrastChoice: Sendable {
  /// The suite; `nil` for the one that is built in, until it is needed.
  var suite: AgreementSuite?

  /// The suite's name: a file's, or that of the built-in one.
  var suiteName = ""

  /// The comparison, once it is made.
  var result: Contrast?

  /// How many words before the last the view looks.
  var distance = 0
}
