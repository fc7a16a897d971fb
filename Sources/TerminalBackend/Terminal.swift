import CellGrid

/// A screen that shows grids and reports what happens at it.
///
/// The program's loop needs no more than this, so that a test can stand in for a terminal.
public protocol Terminal: AnyObject {
  /// The size of the screen now.
  var size: GridSize { get }

  /// Shows a grid; what lies outside the screen is cut, what the grid does not cover is blank.
  func present(_ grid: CellGrid)

  /// Waits for the next event, without using the processor.
  ///
  /// A `timeout` of nil waits without end; after any other, `.tick` is returned.
  func nextEvent(timeout: Duration?) -> TerminalEvent

  /// Whether an event is waiting already, so that a frame drawn now would be stale at once.
  var hasWaitingEvent: Bool { get }

  /// Gives the terminal back as it was found; safe to call twice.
  func close()
}
