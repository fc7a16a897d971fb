import RecurrentNets

/// Somebody who follows a training: who may hold it up before an update and is told after it.
protocol TrainingObserver {
  /// Waits until the next update may be made.
  mutating func allow(_ session: TrainingSession) async

  /// Takes note of an update.
  mutating func note(_ session: TrainingSession)

  /// Takes note that no more are made.
  mutating func end()
}
