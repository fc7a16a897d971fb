import CellGrid

/// A terminal without a screen, for tests: plays a script of events and keeps every frame.
public final class HeadlessTerminal: Terminal {
  /// The size of the screen; an event `.resize` changes it.
  public private(set) var size: GridSize

  /// Every grid shown, in order.
  public private(set) var frames: [CellGrid] = []

  /// The timeouts asked for, in order.
  public private(set) var timeouts: [Duration?] = []

  /// Whether `close` was called.
  public private(set) var isClosed = false

  /// Whether the events of the script count as waiting, as when text is pasted.
  public var isPasting = false

  private var script: ArraySlice<TerminalEvent>

  /// Creates a terminal of a size that plays a script, then reports `.endOfInput`.
  public init(size: GridSize, script: [TerminalEvent] = []) {
    self.size = size
    self.script = script[...]
  }

  /// Keeps the grid in `frames`.
  public func present(_ grid: CellGrid) {
    frames.append(grid)
  }

  /// Returns the next event of the script at once, whatever the timeout.
  public func nextEvent(timeout: Duration?) -> TerminalEvent {
    timeouts.append(timeout)
    guard let event = script.popFirst() else { return .endOfInput }
    if case .resize(let newSize) = event { size = newSize }
    return event
  }

  /// Whether the script goes on, if its events count as waiting.
  public var hasWaitingEvent: Bool { isPasting && !script.isEmpty }

  /// Notes that the terminal was closed.
  public func close() {
    isClosed = true
  }
}
