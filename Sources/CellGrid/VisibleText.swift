/// Turns text that is data into clusters that are safe and visible on a terminal.
///
/// A terminal would act on control characters and hide zero-width ones; a grid shows them as signs.
enum VisibleText {
  /// Returns whether every byte is a printable ASCII character, so that bytes are columns.
  static func isPrintableASCII(_ text: String) -> Bool {
    for byte in text.utf8 where byte < 0x20 || byte > 0x7E { return false }
    return true
  }

  /// Calls `body` with each cluster to draw and its columns, until it returns false.
  ///
  /// Where Unicode may not be drawn, controls take their caret form (`^I`) and everything else
  /// non-ASCII becomes question marks of the same width.
  static func forEachCluster(
    in text: String, unicode: Bool, _ body: (_ cluster: Character, _ columns: Int) -> Bool
  ) {
    for character in text {
      if isControl(character) {
        for sign in unicode ? [picture(of: character)] : caretForm(of: character) {
          if !body(sign, 1) { return }
        }
        continue
      }
      let width = DisplayWidth.of(character)
      if !unicode, !character.isASCII {
        for _ in 0..<max(1, width) where !body("?", 1) { return }
      } else if width == 0 {
        if !body(signForZeroWidth(character), 1) { return }
      } else if !body(character, width) {
        return
      }
    }
  }

  private static func isControl(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    let value = first.value
    return value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }

  /// Returns the control picture: ␉ for a tab, ␤ for a newline, ␛ for an escape.
  private static func picture(of character: Character) -> Character {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x0D where character == "\r\n": "␤"
    case 0x0A, 0x85, 0x2028, 0x2029: "␤"
    case 0x7F: "␡"
    case let value where value < 0x20: Unicode.Scalar(0x2400 + value).map(Character.init) ?? "�"
    default: "�"
    }
  }

  private static func caretForm(of character: Character) -> [Character] {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x0D where character == "\r\n": ["^", "J"]
    case 0x85, 0x2028, 0x2029: ["^", "J"]
    case 0x7F: ["^", "?"]
    case let value where value < 0x20: ["^", Character(Unicode.Scalar(UInt8(value + 0x40)))]
    default: ["?"]
    }
  }

  /// Returns the sign for a cluster without width: a mark sits on ◌, anything else is �.
  private static func signForZeroWidth(_ character: Character) -> Character {
    let isMark = character.unicodeScalars.first.map { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: true
      default: false
      }
    }
    guard isMark == true else { return "�" }
    let based = "◌" + String(character)
    return based.count == 1 ? Character(based) : "�"
  }
}
