/// Something that happened at the terminal.
public enum TerminalEvent: Sendable, Hashable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// The screen has a new size; also sent, with the old size, when it must be drawn again.
  case resize(GridSize)
  /// The time given to wait passed without an event.
  case tick
  /// The user asked to stop (Ctrl-C).
  case interrupt
  /// There will be no more events: the terminal is gone or the script has ended.
  case endOfInput
}
