import RecurrentNets

/// A training that is watched: what it told, and what the screen wants of it.
public struct Learning: Sendable {
  /// What it told last.
  public internal(set) var record: LearningRecord

  /// The moment that is shown; `nil` for the network as it is now.
  public internal(set) var shown: LearningMoment?

  /// How many updates may be made; `nil` for all.
  ///
  /// A training that is paused may have made some more by the time it hears of it.
  public internal(set) var limit: Int?

  /// The network as it was told last.
  var latest: LearningFrame?

  /// Whether ``latest`` was not shown yet.
  var isFresh = false

  /// The update whose network is on the screen.
  public internal(set) var update: Int

  init(_ record: LearningRecord) {
    self.record = record
    update = record.progress.update
  }

  /// Whether it stands still until somebody wants it to go on.
  public var isPaused: Bool { limit != nil }

  /// Whether it ended because its loss was no number any more.
  var isAstray: Bool { record.ending?.isAstray ?? false }

  /// Whether there is nothing more to learn.
  public var isOver: Bool { record.ending != nil }
}
