import Visualizer

/// Brings what a training tells onto the screen, and what the screen wants to the training.
struct LearningFeed: ViewerFeed {
  /// Where they meet.
  let desk: TrainingDesk

  var isLive: Bool { desk.isLive }

  func attend(to state: inout ViewerState) {
    if let news = desk.take() { state.take(news.record, news.frame) }
    desk.want(limit: state.learning?.limit, reading: state.reading)
  }
}
