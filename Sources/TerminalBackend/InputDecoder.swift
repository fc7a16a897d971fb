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

  private mutating func decodeEscape(next: Source) -> TerminalEvent? {
    guard let second = next(0) else { return .key(.escape) }
    switch second {
    case .key(let key): return key.map(TerminalEvent.key)  // Alt and a key
    case .scalar("["): return decodeControlSequence(next: next)
    case .scalar("O"):
      guard let third = next(0) else { return .key(.alt("O")) }
      guard case .scalar(let scalar) = third else { return nil }
      return Self.key(finalByte: scalar).map(TerminalEvent.key)
    case .scalar("]"), .scalar("P"), .scalar("_"), .scalar("^"), .scalar("X"):
      return skipString(after: second, next: next)
    case .scalar("\u{1B}"):
      pending = second
      return .key(.escape)
    case .scalar(let scalar) where scalar.value < 0x20 || scalar.value == 0x7F:
      return decode(second, next: next)
    case .scalar(let scalar): return .key(.alt(Character(scalar)))
    }
  }

  /// Decodes what follows `ESC [`.
  private func decodeControlSequence(next: Source) -> TerminalEvent? {
    var parameters = ""
    while parameters.utf8.count < Self.longestSequence {
      guard let unit = next(parameters.isEmpty ? 0 : Self.patience) else {
        return parameters.isEmpty ? .key(.alt("[")) : nil
      }
      guard case .scalar(let scalar) = unit else { return nil }
      switch scalar.value {
      case 0x4D where parameters.isEmpty: return decodeOldMouse(next: next)
      case 0x20...0x3F: parameters.unicodeScalars.append(scalar)
      case 0x5B where parameters.isEmpty: parameters.unicodeScalars.append(scalar)
      case 0x40...0x7E:
        if parameters.hasPrefix("<") {
          return Self.mouseEvent(parameters.dropFirst(), isPress: scalar == "M")
        }
        return Self.key(parameters: parameters, finalByte: scalar).map(TerminalEvent.key)
      default: return nil
      }
    }
    return nil
  }

  /// Decodes the three bytes of a mouse report in the old form: 32 added to each number.
  private func decodeOldMouse(next: Source) -> TerminalEvent? {
    var numbers: [Int] = []
    for _ in 0..<3 {
      guard case .scalar(let scalar) = next(Self.patience) else { return nil }
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

  /// Skips a string of the terminal's (an answer) up to its end.
  private func skipString(after second: InputUnit, next: Source) -> TerminalEvent? {
    guard var unit = next(0) else {
      guard case .scalar(let scalar) = second else { return nil }
      return .key(.alt(Character(scalar)))
    }
    for _ in 0..<Self.longestSequence {
      if unit == .scalar("\u{7}") || unit == .scalar("\u{9C}") { return nil }
      let wasEscape = unit == .scalar("\u{1B}")
      guard let following = next(Self.patience) else { return nil }
      if wasEscape, following == .scalar("\\") { return nil }
      unit = following
    }
    return nil
  }

  /// Returns the key of a control sequence; modifiers are left out, unknown ones are none.
  private static func key(parameters: String, finalByte: Unicode.Scalar) -> Key? {
    let numbers = parameters.split(separator: ";").map { Int($0) }
    if finalByte == "~" {
      switch numbers.first {
      case 1, 7: return .home
      case 2: return .insert
      case 3: return .delete
      case 4, 8: return .end
      case 5: return .pageUp
      case 6: return .pageDown
      case .some(.some(let number)) where (11...15).contains(number): return .function(number - 10)
      case .some(.some(let number)) where (17...21).contains(number): return .function(number - 11)
      case 23: return .function(11)
      case 24: return .function(12)
      default: return nil
      }
    }
    if parameters == "[" { return linuxFunctionKey(finalByte) }
    guard numbers.count <= 2, numbers.allSatisfy({ $0 != nil }) else { return nil }
    return key(finalByte: finalByte)
  }

  private static func key(finalByte: Unicode.Scalar) -> Key? {
    switch finalByte {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "F": .end
    case "H": .home
    case "M": .enter
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    case "Z": .backtab
    default: nil
    }
  }

  /// The Linux console's F1 to F5: `ESC [ [ A` to `ESC [ [ E`.
  private static func linuxFunctionKey(_ finalByte: Unicode.Scalar) -> Key? {
    let number = Int(finalByte.value) - 0x40
    return (1...5).contains(number) ? .function(number) : nil
  }
}

extension Character {
  fileprivate var lowercasedKey: Character { lowercased().first ?? self }
}
