/// How many colours a terminal shows.
public enum ColourDepth: Sendable, Hashable, CaseIterable {
  /// No colour: attributes and glyphs only.
  case none
  /// The 8 basic colours.
  case eight
  /// The 8 basic colours and their bright forms.
  case sixteen
  /// The palette of 256 colours.
  case indexed256
  /// Red, green and blue of 8 bits each.
  case direct
}
