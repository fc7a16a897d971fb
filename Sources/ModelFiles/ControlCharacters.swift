extension StringProtocol {
  /// The text in one line that no terminal acts on: controls are shown as signs.
  ///
  /// Names in a file are data; an escape sequence among them must not reach the screen, and neither
  /// must what turns the direction of the rest of a line or is not seen at all. The joiners U+200C
  /// and U+200D stay between letters or signs that are no ASCII, as Persian words and emoji have them.
  public var withVisibleControls: String {
    var result = ""
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
      case 0x7F: result += "␡"
      case 0x80...0x9F, 0x2028, 0x2029: result += "�"
      case 0x200C, 0x200D:
        let joins =
          index > 0 && scalars[index - 1].canBeJoined && index + 1 < scalars.count
          && scalars[index + 1].canBeJoined
        result.unicodeScalars.append(joins ? scalar : "�")
      case _ where scalar.isInvisible: result += "�"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it has no width of its own or turns the direction of what follows.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether a joiner may stand beside it.
  fileprivate var canBeJoined: Bool {
    value > 0x9F && !isInvisible && !properties.isWhitespace
  }
}
