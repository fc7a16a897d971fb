import MemoryAnalysis

/// The order of the units that the user asked for.
struct UnitOrdering: Sendable {
  /// The order; `nil` for the text's story.
  var ranking: UnitRanking?

  /// The words that ``ranking`` is about, if it is an order by share or by effect.
  var pair: WordPair?

  /// The order that was asked for since and takes work, whether that goes on or failed.
  var attempted: UnitCriterion?
}
