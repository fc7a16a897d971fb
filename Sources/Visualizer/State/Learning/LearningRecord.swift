import RecurrentNets

/// What a training has told so far: its losses, its answers and the moments that were kept.
public struct LearningRecord: Sendable {
  /// A loss on what is held out, at the end of an epoch.
  public struct HeldOut: Sendable, Equatable {
    /// How many updates had been made.
    public let update: Int
    /// The mean loss.
    public let loss: Double
  }

  /// What is predicted.
  public let task: TrainingTask

  /// How far the training is.
  public private(set) var progress: TrainingProgress

  /// The loss of its updates.
  public private(set) var curve: LossCurve

  /// The losses on what is held out.
  public private(set) var heldOut: [HeldOut] = []

  /// How much of what is asked was right, over time.
  public var answers = AnswerHistory()

  /// The moments one can go back to.
  public private(set) var album: MomentAlbum

  /// The words or steps that are read in a second of training.
  public private(set) var stepsPerSecond = 0.0

  /// The seconds of training that are left.
  public private(set) var secondsLeft = 0.0

  /// How it ended; `nil` while it goes on.
  public var ending: LearningEnding?

  private let first: TrainingProgress

  /// Creates the record of a training that begins, or goes on, here.
  ///
  /// - Parameters:
  ///   - task: What is predicted.
  ///   - progress: How far it is.
  ///   - network: The network as it is.
  public init(task: TrainingTask, from progress: TrainingProgress, of network: Network) {
    self.task = task
    self.progress = progress
    first = progress
    curve = LossCurve(after: progress.update)
    album = MomentAlbum(parameterCount: network.parameterCount)
    album.add(
      LearningMoment(update: progress.update, loss: progress.meanLoss, network: network))
  }

  /// Takes down an update.
  ///
  /// - Parameters:
  ///   - progress: How far the training is after it.
  ///   - seconds: How long all updates since the beginning of the record took.
  ///   - network: The network after it; asked for only if the moment is kept.
  public mutating func note(
    _ progress: TrainingProgress, seconds: Double, network: () -> Network
  ) {
    guard progress.update > self.progress.update else { return }
    curve.append(progress.meanLoss)
    if let loss = progress.heldOut, loss != self.progress.heldOut {
      heldOut.append(HeldOut(update: progress.update, loss: loss.mean))
      if answers.source == .heldOut, let share = loss.accuracy {
        answers.add(AnswerHistory.Entry(update: progress.update, share: share))
      }
    }
    self.progress = progress
    if album.wants(progress.update) {
      album.add(
        LearningMoment(update: progress.update, loss: progress.meanLoss, network: network()))
    }
    guard seconds > 0 else { return }
    stepsPerSecond = Double(progress.steps - first.steps) / seconds
    secondsLeft =
      seconds / Double(progress.update - first.update)
      * Double(progress.updates - progress.update)
  }
}
