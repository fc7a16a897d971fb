import Visualizer

/// Something beside the keyboard that changes what is on the screen.
protocol ViewerFeed {
  /// Whether something may change without a key.
  var isLive: Bool { get }

  /// Brings the screen up to date, and hears what it wants.
  func attend(to state: inout ViewerState)
}
