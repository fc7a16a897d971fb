import CellGrid

/// The columns of a character model: a text that is longer than the screen has narrow ones, so that
/// a line or a bracket and its partner are seen at once.
extension TokenColumns {
  /// The widest of the narrow columns: a character between blanks.
  private static let widestOfCharacters = 3

  /// Lays out the characters around the current one; `nil` if there is room for numbers below each.
  ///
  /// - Parameters:
  ///   - state: What is shown, with a model that reads characters.
  ///   - rect: The part of the screen; labels stand at its left, the current values at its right.
  init?(charactersOf state: ViewerState, under rect: GridRect) {
    let tokens = state.reading.tokens
    let room = rect.columns - MemoryLayout.gutter
    guard tokens.count * Self.minimumWidth > room else { return nil }
    let rest = max(0, room - Self.valueWidth)
    // The tint has a sign beside the character.
    let least = state.tint == nil ? 1 : 2
    let width = max(least, min(Self.widestOfCharacters, rest / tokens.count))
    self.init(
      count: tokens.count, around: state.position, start: rect.column + MemoryLayout.gutter,
      width: rest, isMirrored: state.readsBackward
    ) {
      // Some characters take two columns; a name such as <unk> is cut.
      max(width, min(Self.minimumWidth, DisplayWidth.of(tokens[$0].text.withVisibleBlank)))
    }
    placeValues(in: rect)
  }
}
