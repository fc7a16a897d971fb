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
  public let tone: BackgroundTone
  /// Whether the terminal shows Unicode, by its locale.
  public let supportsUnicode: Bool

  private let isDirect: Bool
  private let encoding: CellEncoding
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
    isDirect = support.isDirect
    encoding = CellEncoding(unicode: unicode) { Int(terminal_scalar_columns($0.value)) }
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
    let previous = shown.flatMap { $0.size == grid.size ? $0 : nil }
    var cells: [terminal_cell] = []
    for row in 0..<size.rows where previous == nil || !grid.hasSameRow(row, as: previous) {
      cells.removeAll(keepingCapacity: true)
      appendRow(row, of: grid, columns: size.columns, to: &cells)
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

  /// Restores the terminal and lets held standard error through; safe to call twice.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if awaitsAnswer { swallowLateAnswer() }
    terminal_close()
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
    // The key by which people repair a screen that something else has written on.
    return event == .key(.control("l")) ? resized() : event
  }

  /// Rounds up, so that the end of a wait is not spent in waits of nothing.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: min(seconds, 1_000_000) * 1000 + rest)
  }
}

// MARK: - Rows

extension CursesTerminal {
  private func appendRow(
    _ row: Int, of grid: CellGrid, columns: Int, to cells: inout [terminal_cell]
  ) {
    var column = 0
    while column < columns {
      let cell = grid[column, row]
      let parts =
        cell.isContinuation || column + cell.width > columns
        ? [CellEncoding.Part(scalars: [" "], columns: 1)] : encoding.parts(of: cell)
      for part in parts {
        cells.append(curses(part, style: cell.style))
        column += part.columns
      }
    }
  }

  private func curses(_ part: CellEncoding.Part, style: CellStyle) -> terminal_cell {
    var cell = terminal_cell()
    withUnsafeMutableBytes(of: &cell.scalars) { buffer in
      let scalars = buffer.bindMemory(to: UInt32.self)
      for (index, scalar) in part.scalars.prefix(scalars.count).enumerated() {
        scalars[index] = scalar.value
      }
    }
    cell.foreground = number(of: style.foreground)
    cell.background = number(of: style.background)
    cell.bold = style.bold
    cell.dim = style.dim
    cell.underline = style.underline
    cell.reverse = style.reverse
    return cell
  }

  /// Returns the terminal's number of a colour, -1 for its own.
  private func number(of colour: Colour) -> Int32 {
    switch colour {
    case _ where depth == .none: return -1
    case .terminalDefault: return -1
    case .indexed(let index):
      if isDirect { return directNumber(Palette.rgb(index)) }
      return Int(index) < depth.colours ? Int32(index) : -1
    case .rgb(let red, let green, let blue):
      return isDirect ? directNumber(RGBColour(red, green, blue)) : -1
    }
  }

  /// Packs red, green and blue; numbers below 8 would be palette entries.
  private func directNumber(_ colour: RGBColour) -> Int32 {
    let packed = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
    return packed > 0 && packed < 8 ? 8 : packed
  }
}

extension CellGrid {
  fileprivate func hasSameRow(_ row: Int, as other: CellGrid?) -> Bool {
    guard let other else { return false }
    for column in 0..<size.columns where self[column, row] != other[column, row] { return false }
    return true
  }
}

// MARK: - Background

extension CursesTerminal {
  /// The longest a terminal may take to say what its background is.
  private static let answerTime = Duration.milliseconds(30)

  /// Returns the tone, and whether an answer of the terminal is still under way.
  private static func findTone(
    options: TerminalOptions, environment: TerminalEnvironment, type: String, depth: ColourDepth
  ) -> (tone: BackgroundTone, awaitsAnswer: Bool) {
    if let tone = options.tone { return (tone, false) }
    let fallback = environment.backgroundTone ?? .dark
    guard depth != .none, BackgroundQuery.isPlausible(type: type) else { return (fallback, false) }
    var query = BackgroundQuery()
    terminal_write(BackgroundQuery.question, Int32(BackgroundQuery.question.utf8.count))
    let deadline = ContinuousClock.now + answerTime
    while !query.isComplete, ContinuousClock.now < deadline {
      let bytes = readBytes(within: deadline - ContinuousClock.now)
      if !bytes.isEmpty { query.receive(bytes) }
    }
    query.remainder.withUnsafeBytes { bytes in
      if let start = bytes.bindMemory(to: CChar.self).baseAddress {
        terminal_push_bytes(start, Int32(bytes.count))
      }
    }
    return (query.tone ?? fallback, !query.isComplete)
  }

  private static func readBytes(within duration: Duration) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map {
        Int(terminal_read_bytes($0, Int32(bytes.count), milliseconds(duration)))
      } ?? 0
    }
    return Array(buffer.prefix(count))
  }

  /// Takes an answer that would otherwise be typed into the shell.
  private func swallowLateAnswer() {
    while !Self.readBytes(within: Self.answerTime).isEmpty {}
  }
}
