/// Why a training is over.
public enum TrainingEnding: Sendable, Equatable {
  /// All epochs were made.
  case finished

  /// The loss on the held-out text has not fallen for as many epochs as the options allow.
  case outOfPatience

  /// The loss or its gradient is no number any more, at this update (from 1), which was not made.
  case astray(update: Int)
}
