/// A key as a program sees it.
public enum Key: Sendable, Hashable {
  /// The cursor key to the left.
  case left
  /// The cursor key to the right.
  case right
  /// The cursor key up.
  case up
  /// The cursor key down.
  case down
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Enter or Return.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backtab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// The space bar; see also `typed`.
  case space
  /// A function key, counted from 1.
  case function(Int)
  /// A typed character other than a space.
  case character(Character)
  /// Ctrl and a letter in lower case, or one of `@ [ \ ] ^ _`.
  case control(Character)
  /// Alt (Meta) and a character.
  case alt(Character)

  /// The character the key adds to a text field, nil for keys that add none.
  public var typed: Character? {
    switch self {
    case .space: " "
    case .character(let character): character
    default: nil
    }
  }
}
