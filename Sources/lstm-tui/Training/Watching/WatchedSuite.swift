import Language

/// The questions that a network is asked while it learns.
struct WatchedSuite {
  /// The file's name.
  var name: String

  /// The questions.
  var suite: AgreementSuite
}
