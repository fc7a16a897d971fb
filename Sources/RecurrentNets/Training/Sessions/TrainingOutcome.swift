/// How a training ended and what came of it.
public struct TrainingOutcome: Sendable {
  /// The network with the lowest loss on the held-out text.
  public var network: Network

  /// Its loss there.
  public var heldOutLoss: TrainingLoss

  /// How many updates were made.
  public var updates: Int

  /// Why it ended; `nil` if it was interrupted.
  public var ending: TrainingEnding?

  /// Whether it was ended from outside.
  public var wasInterrupted: Bool { ending == nil }
}
