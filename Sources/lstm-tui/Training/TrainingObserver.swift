import RecurrentNets

/// Somebody who follows a training: who may hold it up before an update and is told after it.
protocol TrainingObserver {
  /// Waits until the next update may be made.
  mutating func allow(_ session: TrainingSession) async

  /// Takes note of an update.
  mutating func note(_ session: TrainingSession)

  /// Takes note that somebody asked it to end; what is held out is read once more, which may take long.
  mutating func stop()

  /// Takes note that no more are made.
  mutating func end()
}
