import CTerminal
import CellGrid

/// One piece of input as curses delivers it.
enum InputUnit: Equatable {
  /// A Unicode scalar or a control character.
  case scalar(Unicode.Scalar)
  /// A key that terminfo knows; nil for one without meaning here.
  case key(Key?)

  /// Creates the unit of an input that is a character or a key, nil for others.
  init?(_ input: terminal_input) {
    switch input.kind {
    case TERMINAL_INPUT_CHARACTER:
      guard let scalar = Unicode.Scalar(input.value) else { return nil }
      self = .scalar(scalar)
    case TERMINAL_INPUT_FUNCTION_KEY:
      self = .key(.function(Int(input.value)))
    case TERMINAL_INPUT_KEY:
      self = .key(Self.keys[input.value])
    default:
      return nil
    }
  }

  private static let keys: [UInt32: Key] = [
    TERMINAL_KEY_LEFT.rawValue: .left, TERMINAL_KEY_RIGHT.rawValue: .right,
    TERMINAL_KEY_UP.rawValue: .up, TERMINAL_KEY_DOWN.rawValue: .down,
    TERMINAL_KEY_HOME.rawValue: .home, TERMINAL_KEY_END.rawValue: .end,
    TERMINAL_KEY_PAGE_UP.rawValue: .pageUp, TERMINAL_KEY_PAGE_DOWN.rawValue: .pageDown,
    TERMINAL_KEY_ENTER.rawValue: .enter, TERMINAL_KEY_BACKTAB.rawValue: .backtab,
    TERMINAL_KEY_BACKSPACE.rawValue: .backspace, TERMINAL_KEY_DELETE.rawValue: .delete,
    TERMINAL_KEY_INSERT.rawValue: .insert,
  ]
}
