import CellGrid

/// Turns pieces of input into events.
///
/// Curses recognizes the keys that terminfo knows. What is left begins with an escape: Alt and a
/// key, keys with modifiers, the mouse, and answers of the terminal that come late. All of it is
/// understood or swallowed whole, so that no part of a sequence ever acts as a key.
struct InputDecoder {
  /// Returns the next piece of input if it comes within some milliseconds.
  typealias Source = (_ milliseconds: Int) -> InputUnit?

  /// The time within which the rest of a sequence follows on a slow line.
  private static let patience = 50
  private static let longestSequence = 4096

  /// A piece that was read too far.
  private var pending: InputUnit?

  /// The last string of the terminal's, without its introducer and its end.
  private var answer: String?

  /// Takes the last string that was not a key: an answer of the terminal.
  mutating func takeAnswer() -> String? {
    defer { answer = nil }
    return answer
  }

  /// Whether a piece was read too far.
  var hasPending: Bool { pending != nil }

  /// Takes a piece that was read too far, to be decoded next.
  mutating func takePending() -> InputUnit? {
    defer { pending = nil }
    return pending
  }

  /// Returns the event of a piece of input and of those that belong to it; nil for none.
  mutating func decode(_ unit: InputUnit, next: Source) -> TerminalEvent? {
    switch unit {
    case .key(let key): key.map(TerminalEvent.key)
    case .scalar("\u{1B}"): decodeEscape(next: next)
    case .scalar("\u{3}"): .interrupt
    case .scalar(let scalar): .key(Self.key(of: scalar))
    }
  }

  /// Returns the key of a scalar that is not part of a sequence.
  static func key(of scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x20: .space
    case 0..<0x20: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)).lowercasedKey)
    default: .character(Character(scalar))
    }
  }

  /// Keeps a key that ends a sequence early, to be decoded next.
  private mutating func scalarOrKept(_ unit: InputUnit?) -> InputUnit? {
    guard case .key = unit else { return unit }
    pending = unit
    return nil
  }

  private mutating func decodeEscape(next: Source) -> TerminalEvent? {
    guard let second = next(0) else { return .key(.escape) }
    switch second {
    case .key(let key): return key.map(TerminalEvent.key)  // Alt and a key
    case .scalar("["): return decodeControlSequence(next: next)
    case .scalar("O"):
      guard case .scalar(let scalar) = scalarOrKept(next(0)) else { return .key(.alt("O")) }
      return EscapeSequenceKeys.key(finalByte: scalar).map(TerminalEvent.key)
    case .scalar("]"), .scalar("P"), .scalar("_"), .scalar("^"), .scalar("X"):
      return readString(after: second, next: next)
    case .scalar("\u{1B}"):
      pending = second
      return .key(.escape)
    case .scalar(let scalar) where scalar.value < 0x20 || scalar.value == 0x7F:
      return decode(second, next: next)
    case .scalar(let scalar): return .key(.alt(Character(scalar)))
    }
  }

  /// Decodes what follows `ESC [`.
  private mutating func decodeControlSequence(next: Source) -> TerminalEvent? {
    var parameters = ""
    while parameters.utf8.count < Self.longestSequence {
      let unit = next(parameters.isEmpty ? 0 : Self.patience)
      guard case .scalar(let scalar) = scalarOrKept(unit) else {
        return parameters.isEmpty ? .key(.alt("[")) : nil
      }
      switch scalar.value {
      case 0x4D where parameters.isEmpty: return decodeOldMouse(next: next)
      case 0x20...0x3F: parameters.unicodeScalars.append(scalar)
      case 0x5B where parameters.isEmpty: parameters.unicodeScalars.append(scalar)
      case 0x40...0x7E:
        if parameters.hasPrefix("<") {
          return Self.mouseEvent(parameters.dropFirst(), isPress: scalar == "M")
        }
        return EscapeSequenceKeys.key(parameters: parameters, finalByte: scalar).map(
          TerminalEvent.key)
      default: return nil
      }
    }
    return nil
  }

  /// Decodes the three bytes of a mouse report in the old form: 32 added to each number.
  private mutating func decodeOldMouse(next: Source) -> TerminalEvent? {
    var numbers: [Int] = []
    for _ in 0..<3 {
      guard case .scalar(let scalar) = scalarOrKept(next(Self.patience)) else { return nil }
      numbers.append(Int(scalar.value) - 32)
    }
    // 3 is the release of any button.
    return numbers[0] & 3 == 3 && numbers[0] < 64
      ? nil : Self.mouseEvent(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  private static func mouseEvent(_ parameters: Substring, isPress: Bool) -> TerminalEvent? {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    guard isPress, numbers.count == 3 else { return nil }
    return mouseEvent(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  private static func mouseEvent(button: Int, column: Int, row: Int) -> TerminalEvent? {
    let modifiers = 4 + 8 + 16
    let kind: MouseEvent.Kind
    switch button & ~modifiers {
    case 0: kind = .press
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    return .mouse(MouseEvent(kind, at: GridPoint(column: column - 1, row: row - 1)))
  }

  /// Reads a string of the terminal's (an answer) up to its end; none of it is a key.
  private mutating func readString(after second: InputUnit, next: Source) -> TerminalEvent? {
    var text = ""
    while text.utf8.count < Self.longestSequence {
      let unit = scalarOrKept(next(text.isEmpty ? 0 : Self.patience))
      switch unit {
      case .scalar("\u{7}"), .scalar("\u{9C}"), .scalar("\u{1B}"):
        if unit == .scalar("\u{1B}") { _ = next(Self.patience) }  // the backslash of its end
        answer = text
        return nil
      case .scalar(let scalar):
        text.unicodeScalars.append(scalar)
      case .key, nil:
        guard text.isEmpty, case .scalar(let scalar) = second else { return nil }
        return .key(.alt(Character(scalar)))
      }
    }
    return nil
  }
}

extension Character {
  fileprivate var lowercasedKey: Character { lowercased().first ?? self }
}
