import Visualizer

/// Something beside the keyboard that changes what is on the screen.
protocol ViewerFeed {
  /// The longest time after which it is asked again.
  var interval: Duration { get }

  /// Brings the screen up to date, and hears what it wants.
  func attend(to state: inout ViewerState)
}
