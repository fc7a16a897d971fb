import CellGrid

/// The keys of escape sequences, as terminals of the xterm family, rxvt and Linux send them.
enum EscapeSequenceKeys {
  /// Returns the key of a control sequence; modifiers are left out, unknown ones are none.
  static func key(parameters: String, finalByte: Unicode.Scalar) -> Key? {
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

  static func key(finalByte: Unicode.Scalar) -> Key? {
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
