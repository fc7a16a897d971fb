import CTerminal

/// Why no screen could be opened; its description is one line for the user.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no terminal to draw on and to read keys from.
  case noTerminal
  /// `TERM` is unset or empty.
  case typeNotSet
  /// Terminfo does not know a terminal of this type, or nothing specific about it.
  case unknownType(String)
  /// No terminfo database is installed.
  case noDatabase
  /// A terminal of this type cannot move its cursor.
  case noCursorAddressing(String)
  /// A screen is open already.
  case alreadyOpen
  /// Curses could not open the screen.
  case failure(String)

  /// One line: what was found, and what would help.
  public var description: String {
    switch self {
    case .noTerminal:
      "no terminal: the screen needs one to draw on and to read keys from"
    case .typeNotSet:
      "TERM is not set: set it to the type of your terminal, such as xterm-256color"
    case .unknownType(let name):
      "unknown terminal type '\(name)': set TERM to the type of your terminal, such as "
        + "xterm-256color"
    case .noDatabase:
      "no terminfo database found: install it (Debian: ncurses-base) or set TERMINFO"
    case .noCursorAddressing(let name):
      "a terminal of type '\(name)' cannot move its cursor: set TERM to the type of your terminal"
    case .alreadyOpen:
      "the screen is already open"
    case .failure(let name):
      "the screen could not be opened on a terminal of type '\(name)'"
    }
  }

  /// Creates the error of a status; nil if it is none.
  init?(_ status: terminal_status, type: String) {
    switch status {
    case TERMINAL_OK: return nil
    case TERMINAL_NO_TERMINAL: self = .noTerminal
    case TERMINAL_UNKNOWN: self = .unknownType(type)
    case TERMINAL_NO_DATABASE: self = .noDatabase
    case TERMINAL_NO_CURSOR_ADDRESSING: self = .noCursorAddressing(type)
    case TERMINAL_BUSY: self = .alreadyOpen
    default: self = .failure(type)
    }
  }
}
