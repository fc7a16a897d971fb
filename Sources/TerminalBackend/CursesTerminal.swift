import CTerminal
import CellGrid

/// The real terminal, drawn by curses.
///
/// There is one at a time, used from one thread. From `init` to `close` the terminal is restored
/// whatever ends the process, and standard error is held back until then.
public final class CursesTerminal: Terminal {
  /// The colours to draw in.
  public let depth: ColourDepth
  /// The colours found, without what the user asked for.
  public let detectedDepth: ColourDepth
  /// The tone of the background: asked for, answered by the terminal or in `COLORFGBG`, else dark.
  ///
  /// An answer that comes late changes it, and a `.resize` asks to draw again.
  public private(set) var tone: BackgroundTone
  /// Whether the terminal shows Unicode, by its locale.
  public let supportsUnicode: Bool

  private let encoder: RowEncoder
  private var decoder = InputDecoder()
  /// Something other than a key that came in the middle of a key's bytes.
  private var postponed: terminal_input?
  private var shown: CellGrid?
  private var isOpen = true
  private var awaitsAnswer: Bool

  /// Opens the screen on the standard streams, or on /dev/tty where they are not terminals.
  public init(
    options: TerminalOptions = TerminalOptions(),
    environment: TerminalEnvironment = .process
  ) throws(TerminalError) {
    let unicode = terminal_set_locale()
    let support = try ColourSupport.choose(
      environment: environment, requested: options.depth, lookUp: ColourSupport.terminfo)
    let status = terminal_open(support.type, support.depth != .none, options.mouse)
    if let error = TerminalError(status, type: support.type) { throw error }
    supportsUnicode = unicode
    depth = support.depth
    detectedDepth = support.detectedDepth
    encoder = RowEncoder(
      encoding: CellEncoding(unicode: unicode) { Int(terminal_scalar_columns($0.value)) },
      depth: support.depth, isDirect: support.isDirect)
    (tone, awaitsAnswer) = Self.findTone(
      options: options, environment: environment, type: support.type, depth: support.depth)
  }

  deinit {
    close()
  }

  /// The size of the screen now.
  public var size: GridSize {
    GridSize(columns: Int(terminal_columns()), rows: Int(terminal_rows()))
  }

  /// Shows a grid; only what differs from the screen is sent.
  public func present(_ grid: CellGrid) {
    guard isOpen else { return }
    let size = size
    var cells: [terminal_cell] = []
    for row in 0..<size.rows {
      if let shown, grid.hasSameRow(row, as: shown) { continue }
      encoder.encode(row, of: grid, columns: size.columns, into: &cells)
      terminal_put_row(Int32(row), cells, Int32(cells.count))
    }
    terminal_show()
    shown = grid
  }

  /// Waits for the next event.
  ///
  /// Ctrl-Z is dealt with here: the terminal is restored while the process is stopped, and a
  /// `.resize` asks to draw again when it goes on. Ctrl-L asks to draw again too.
  public func nextEvent(timeout: Duration?) -> TerminalEvent {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while isOpen {
      if let unit = decoder.takePending(), let event = decode(unit) { return event }
      let remaining = deadline.map { max(.zero, $0 - ContinuousClock.now) }
      let input = postponed ?? terminal_read(remaining.map(Self.milliseconds) ?? -1)
      postponed = nil
      switch input.kind {
      case TERMINAL_INPUT_NONE:
        if let deadline, ContinuousClock.now >= deadline { return .tick }
      case TERMINAL_INPUT_RESIZE:
        if terminal_update_size() { return resized() }
      case TERMINAL_INPUT_SUSPEND:
        terminal_suspend()
        _ = terminal_update_size()
        return resized()
      case TERMINAL_INPUT_CONTINUE:
        terminal_resume()
        _ = terminal_update_size()
        return resized()
      case TERMINAL_INPUT_END:
        return .endOfInput
      default:
        if let unit = InputUnit(input), let event = decode(unit) { return event }
      }
    }
    return .endOfInput
  }

  /// Whether bytes or a notice are waiting; takes no event away.
  public var hasWaitingEvent: Bool {
    guard isOpen else { return false }
    if decoder.hasPending || postponed != nil { return true }
    let input = terminal_read(0)
    guard input.kind != TERMINAL_INPUT_NONE else { return false }
    postponed = input
    return true
  }

  /// Restores the terminal and lets held standard error through; safe to call twice.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if awaitsAnswer { swallowLateAnswer() }
    terminal_close()
  }

  /// Ends the process by the default action of a signal, with the terminal restored if a screen is open.
  ///
  /// For those who deal with signals themselves: theirs are left alone while a screen is open. May be
  /// called on any thread.
  public static func endProcess(by signal: Int32) {
    terminal_end_process(signal)
  }

  private func resized() -> TerminalEvent {
    shown = nil
    terminal_forget_screen()
    return .resize(size)
  }

  private func decode(_ unit: InputUnit) -> TerminalEvent? {
    let event = decoder.decode(unit) { milliseconds in
      let input = terminal_read(Int32(milliseconds))
      let unit = InputUnit(input)
      if unit == nil, input.kind != TERMINAL_INPUT_NONE { postponed = input }
      return unit
    }
    if let answer = decoder.takeAnswer(), awaitsAnswer,
      let answered = BackgroundQuery.tone(ofAnswer: answer)
    {
      awaitsAnswer = false
      if answered != tone {
        tone = answered
        return resized()
      }
    }
    // The key by which people repair a screen that something else has written on.
    return event == .key(.control("l")) ? resized() : event
  }

  /// Rounds up, so that the end of a wait is not spent in waits of nothing.
  static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: min(seconds, 1_000_000) * 1000 + rest)
  }
}
