import CellGrid
import Language

/// The words that fit on the screen, and the columns each of them has.
///
/// Everything below a word belongs to it, so its column is as wide as the word
/// and no narrower than a number. A text longer than the screen moves by half
/// a window: between two moves, columns fill in place and nothing scrolls.
struct TokenColumns: Equatable {
  /// One word's place.
  struct Column: Equatable {
    /// The word's position `1...T`.
    var position: Int
    /// Its first column on the screen.
    var column: Int
    /// How wide it is.
    var width: Int

    /// All of its screen columns.
    var field: Range<Int> { column..<column + width }

    /// The part a number of five digits and signs has: numbers stand under each
    /// other by their decimal points, in the middle of the word.
    var numberField: Range<Int> {
      let end = column + (width + 5) / 2
      return max(column, end - 5)..<end
    }
  }

  /// The narrowest column: a sign, a digit, a point, two decimals and a gap.
  static let minimumWidth = 6

  /// The widest column; longer words are cut.
  static let maximumWidth = 14

  /// How far apart the words are that windows are counted from; more than any screen shows.
  private static let stride = 256

  /// The words that are shown, from left to right.
  private(set) var columns: [Column]

  /// How many words there are before and after those.
  let countBefore: Int
  /// How many words there are after those that are shown.
  let countAfter: Int
  /// Where the current values stand, right of all columns that are too narrow for numbers, of a series and of
  /// characters; `nil` for words.
  var valueField: Range<Int>?

  /// Lays out the words around the current one over the width of a part of the screen, with
  /// room for a label left of them.
  ///
  /// - Parameters:
  ///   - state: What is shown.
  ///   - rect: The part of the screen.
  ///   - hasNumbers: Whether numbers stand in the columns; without them the steps of a series and
  ///     characters have narrow ones, so that more of them are seen.
  init(_ state: ViewerState, under rect: GridRect, hasNumbers: Bool = true) {
    if let series = state.series {
      self.init(series, around: state.position, under: rect, hasNumbers: hasNumbers)
      return
    }
    if !hasNumbers, state.model.tokenizer.readsCharacters,
      let columns = TokenColumns(charactersOf: state, under: rect)
    {
      self = columns
    } else {
      self.init(wordsOf: state, under: rect)
    }
    // Right after a jump in a long text the first words may not be read yet.
    columns.removeAll { $0.position < state.reading.positions.lowerBound }
  }

  private init(wordsOf state: ViewerState, under rect: GridRect) {
    self.init(
      state.reading.tokens, around: state.position, start: rect.column + MemoryLayout.gutter,
      width: rect.columns - MemoryLayout.gutter, isMirrored: state.readsBackward)
  }

  /// Lays out the part of a text that holds a position.
  ///
  /// - Parameters:
  ///   - tokens: The whole text.
  ///   - position: The word that must be shown, `1...T`.
  ///   - start: The first screen column.
  ///   - width: How many screen columns there are.
  ///   - isMirrored: Whether what is shown right of the position matters more, as to a layer that
  ///     reads backward.
  init<Words: RandomAccessCollection>(
    _ tokens: Words, around position: Int, start: Int, width: Int, isMirrored: Bool = false
  ) where Words.Element == Token, Words.Index == Int {
    self.init(
      count: tokens.count, around: position, start: start, width: width, isMirrored: isMirrored
    ) {
      Self.width(of: tokens[$0])
    }
  }

  /// Lays out the part of any row of columns that holds one of them.
  ///
  /// - Parameters:
  ///   - count: How many columns there are.
  ///   - position: The one that must be shown, from 1.
  ///   - start: The first screen column.
  ///   - width: How many screen columns there are.
  ///   - isMirrored: Whether of the windows that show the position the last is taken.
  ///   - columnWidth: The width of a column, by its index from 0.
  init(
    count: Int, around position: Int, start: Int, width: Int, isMirrored: Bool = false,
    columnWidth: (Int) -> Int
  ) {
    // Windows are counted from a word not far before, so that the end of a long
    // text takes no longer than its beginning.
    var first = max(0, (position - 1) / Self.stride * Self.stride - Self.stride / 2)
    var end = Self.end(from: first, count: count, width: width, columnWidth)
    while end < position, end > first {
      first += max(1, (end - first) / 2)
      end = Self.end(from: first, count: count, width: width, columnWidth)
    }
    while isMirrored, end < count, end > first, first + max(1, (end - first) / 2) < position {
      first += max(1, (end - first) / 2)
      end = Self.end(from: first, count: count, width: width, columnWidth)
    }
    var column = start
    var columns: [Column] = []
    for index in first..<end {
      let width = columnWidth(index)
      columns.append(Column(position: index + 1, column: column, width: width))
      column += width
    }
    self.columns = columns
    countBefore = first
    countAfter = count - end
  }

  /// The screen columns all words together take.
  var width: Int { columns.reduce(0) { $0 + $1.width } }

  /// Lets the current values stand right of the columns.
  mutating func placeValues(in rect: GridRect) {
    let end = rect.column + MemoryLayout.gutter + width
    valueField = end + 1..<max(end + 1, min(rect.maxColumn, end + Self.valueWidth))
  }

  /// The column of a position, if it is shown.
  func column(of position: Int) -> Column? { columns.first { $0.position == position } }

  /// The position of the word at a screen column, if there is one.
  func position(at column: Int) -> Int? {
    columns.first { $0.column <= column && column < $0.column + $0.width }?.position
  }

  /// How wide the column of a word is.
  static func width(of token: Token) -> Int {
    // Only the beginning of a very long word is measured.
    let text = token.text.prefix(maximumWidth)
    let marks = token.isUnknown ? 2 : 0
    return min(maximumWidth, max(minimumWidth, DisplayWidth.of(String(text)) + marks + 1))
  }

  /// The index after the last column that fits if the first is at `first`.
  private static func end(
    from first: Int, count: Int, width: Int, _ columnWidth: (Int) -> Int
  ) -> Int {
    var used = 0
    var end = first
    while end < count {
      used += columnWidth(end)
      guard used <= width else { break }
      end += 1
    }
    return end
  }
}
