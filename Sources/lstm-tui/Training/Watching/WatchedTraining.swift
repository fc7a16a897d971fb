import RecurrentNets
import Visualizer

/// Tells the screen what a training does, and waits where the screen wants it to.
struct WatchedTraining: TrainingObserver {
  /// Where screen and training meet.
  let desk: TrainingDesk

  /// Who asks the network what it knows, if anybody does.
  let examiner: Examiner?

  /// The network as it will be saved, of one that is being trained.
  let finished: @Sendable (Network) -> Network

  private var record: LearningRecord
  private var begun = ContinuousClock.now
  private var duration = Duration.zero

  /// Follows a training from where it is.
  init(
    _ record: LearningRecord, desk: TrainingDesk, examiner: Examiner?,
    finished: @escaping @Sendable (Network) -> Network
  ) {
    self.record = record
    self.desk = desk
    self.examiner = examiner
    self.finished = finished
    examiner?.ask(record.album.moments[0].network, after: record.progress.update)
  }

  mutating func allow(_ session: TrainingSession) async {
    let update = session.progress.update
    if !desk.allows(after: update) {
      // The screen shows where it stands still.
      tell(session)
      await desk.leave(after: update)
    }
    begun = .now
  }

  mutating func note(_ session: TrainingSession) {
    // Time at which it was paused is none in which it learnt.
    duration += .now - begun
    let finished = finished
    record.note(session.progress, seconds: duration / .seconds(1)) { finished(session.network) }
    if desk.isEmpty { tell(session) }
  }

  /// The screen has its own way to say so.
  func stop() {}

  /// The screen is told how it ended when its model is kept.
  func end() { desk.enter(record) }

  private func tell(_ session: TrainingSession) {
    let network = finished(session.network)
    desk.tell(record, of: network)
    examiner?.ask(network, after: record.progress.update)
  }
}
