import Dispatch
import Visualizer

/// Brings what a training tells onto the screen, and what the screen wants to the training.
struct LearningFeed: ViewerFeed {
  /// Where they meet.
  let desk: TrainingDesk

  /// Often enough for a moving picture, in milliseconds.
  private static let framePause = 66

  /// Often enough for a moving picture; where nothing moves, soon enough for a signal.
  var interval: Duration { .milliseconds(desk.isLive ? Self.framePause : 200) }

  func attend(to state: inout ViewerState) {
    if desk.isInterrupted { state.update(.interrupt) }
    if let news = desk.take() { state.take(news.record, news.frame) }
    desk.want(limit: state.learning?.limit, reading: state.reading)
  }

  /// Follows the training to its end, as a screen would that nobody touches.
  func follow(_ state: inout ViewerState) {
    let pause = DispatchSemaphore(value: 0)
    while !state.isFinished {
      attend(to: &state)
      guard desk.isLive else { break }
      _ = pause.wait(timeout: .now() + .milliseconds(Self.framePause))
    }
    state.finishWork()
  }
}
