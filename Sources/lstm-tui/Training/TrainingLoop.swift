import ModelFiles
import RecurrentNets

/// Steps a training to its end, tells how far it is and keeps where it is.
struct TrainingLoop<Observer: TrainingObserver> {
  /// The training.
  let session: TrainingSession

  /// Who is told.
  let observer: Observer

  /// Where its checkpoints go, if anywhere.
  let writer: CheckpointWriter?

  /// Trains until it is over or the task is cancelled.
  ///
  /// A training that is cancelled is kept as it is, before the network of an epoch that is not over is
  /// judged: so it goes on as if nothing had been.
  func run() async -> TrainingOutcome {
    var (session, observer, writer) = (session, observer, writer)
    while session.ending == nil {
      await observer.allow(session)
      guard !Task.isCancelled else {
        observer.stop()
        break
      }
      await session.step()
      observer.note(session)
      if session.ending == nil { writer?.writeIfDue(session) }
    }
    observer.end()
    if session.ending == nil { writer?.write(session) }
    return await session.finish()
  }
}
