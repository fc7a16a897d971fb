/// One character cell of a grid.
public struct Cell: Sendable, Hashable {
  /// The grapheme cluster shown; a space in blank cells and in continuation cells.
  public let character: Character

  /// The columns the cluster takes: 1 or 2, and 0 for the cell after a wide one.
  public let width: Int

  /// The style; that of the wide cell before in a continuation cell.
  public internal(set) var style: CellStyle

  /// Creates a cell; only a grid makes continuation cells.
  init(character: Character, width: Int, style: CellStyle) {
    self.character = character
    self.width = width
    self.style = style
  }

  /// An empty cell in the terminal's own colours.
  public static let blank = Cell(character: " ", width: 1, style: .plain)

  /// Whether the cell is the right half of a wide character.
  public var isContinuation: Bool { width == 0 }

  /// Whether nothing can be seen: a space without background, underline or reverse.
  public var isBlank: Bool {
    character == " " && style.background == .terminalDefault && !style.underline && !style.reverse
  }
}
