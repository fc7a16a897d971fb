/// How many columns text takes on a terminal.
///
/// The rule is the one terminals and `wcwidth` share, applied to whole grapheme clusters: the widths
/// of a cluster's scalars are added and never exceed 2, so that an emoji sequence takes two columns.
/// Characters of ambiguous width (Greek, box lines, ●) count as 1.
public enum DisplayWidth {
  /// Returns the columns of one grapheme cluster: 0, 1 or 2.
  ///
  /// East Asian wide and fullwidth characters and emoji take 2, combining marks and zero-width
  /// characters on their own 0. A control character takes 1, since a grid draws it as one sign.
  public static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }  // also "\r\n", one character
    var width = 0
    var isEmoji = false
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F, width == 1 { isEmoji = true }
      width += of(scalar)
    }
    return isEmoji ? 2 : min(2, width)
  }

  /// Returns the columns of one scalar: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    // Hangul vowels and trailing consonants join the syllable's first consonant.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return isPrependedSign(value) ? 1 : 0
    default: break
    }
    if isInWideRanges(value) { return 2 }
    let isRegionalIndicator = (0x1F1E6...0x1F1FF).contains(value)
    return properties.isEmojiPresentation && !isRegionalIndicator ? 2 : 1
  }

  /// Returns the columns that a grid uses for a text.
  ///
  /// Zero-width characters without a base are drawn as one sign and count as 1. In a grid without
  /// Unicode, a control character takes the two columns of its caret form (`^I`).
  public static func of(_ text: String, unicode: Bool = true) -> Int {
    if VisibleText.isPrintableASCII(text) { return text.utf8.count }
    var width = 0
    VisibleText.forEachCluster(in: text, unicode: unicode) { _, columns in
      width += columns
      return true
    }
    return width
  }

  /// Returns the text cut to a number of columns, the ellipsis included where something is cut.
  ///
  /// The result may be a column shorter where a wide character would not fit. Where not even the
  /// ellipsis fits, as much of the text as fits is returned instead.
  public static func truncate(
    _ text: String, to columns: Int, ellipsis: String = "…", unicode: Bool = true
  ) -> String {
    if of(text, unicode: unicode) <= columns { return text }
    let ellipsisWidth = of(ellipsis, unicode: unicode)
    if ellipsisWidth >= columns { return prefix(of: text, columns: columns, unicode: unicode) }
    return prefix(of: text, columns: columns - ellipsisWidth, unicode: unicode) + ellipsis
  }

  /// Format characters that are seen: the Arabic, Syriac and Kaithi number and verse signs.
  private static func isPrependedSign(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private static func prefix(of text: String, columns: Int, unicode: Bool) -> String {
    var used = 0
    var result = ""
    for character in text {
      let width = of(String(character), unicode: unicode)
      if used + width > columns { break }
      used += width
      result.append(character)
    }
    return result
  }
}

/// Where a text stands in a wider field.
public enum TextAlignment: Sendable, Hashable {
  /// At the left edge.
  case left
  /// In the middle; an odd blank goes to the right.
  case centre
  /// At the right edge.
  case right
}
