/// A screen of styled character cells.
///
/// Everything that is drawn is clipped to the grid; no position and no size traps. Text is data: see
/// `draw(_:column:row:style:maxColumns:)`.
public struct CellGrid: Sendable, Equatable {
  /// The size, fixed for the life of the grid.
  public let size: GridSize

  /// Whether non-ASCII text is drawn as it is; without it, `^I` stands for a tab and `?` for an é.
  public let unicode: Bool

  private(set) var cells: [Cell]

  /// Creates a blank grid of any size from 0×0 up, for Unicode or for nothing but ASCII.
  public init(size: GridSize, unicode: Bool = true) {
    self.size = size
    self.unicode = unicode
    cells = Array(repeating: .blank, count: size.count)
  }

  /// The cell at a position; a blank one outside the grid.
  public subscript(column: Int, row: Int) -> Cell {
    contains(column, row) ? cells[row * size.columns + column] : .blank
  }

  /// Draws a text and returns the columns it takes, those outside the grid included.
  ///
  /// Text is data: control characters are drawn as signs (␉ ␤ ␛, or `^I` without Unicode), combining
  /// marks stay with their base, CJK characters and emoji take two columns. The part outside the
  /// grid is not drawn; of a wide character cut by an edge or by `maxColumns`, a space remains.
  ///
  /// - Parameters:
  ///   - text: The text, all of it in one row.
  ///   - column: Where it starts; may lie outside the grid.
  ///   - row: Its row; may lie outside the grid.
  ///   - style: Its style.
  ///   - maxColumns: The columns that may be used at most; nil for no limit.
  /// - Returns: The columns from the start to the end of the text.
  @discardableResult
  public mutating func draw(
    _ text: String, column: Int, row: Int, style: CellStyle = .plain, maxColumns: Int? = nil
  ) -> Int {
    let limit = maxColumns.map { max(0, $0) } ?? Int.max
    var used = 0
    VisibleText.forEachCluster(in: text, unicode: unicode) { cluster, width in
      guard used < limit else { return false }
      let (position, overflow) = column.addingReportingOverflow(used)
      guard !overflow else { return false }
      if used + width > limit {
        put(" ", width: 1, column: position, row: row, style: style)
        used = limit
        return false
      }
      put(cluster, width: width, column: position, row: row, style: style)
      used += width
      return true
    }
    return used
  }

  /// Fills a rectangle with one character; a wide character is set every second column.
  public mutating func fill(_ rect: GridRect, style: CellStyle, character: Character = " ") {
    let text = String(character)
    let step = max(1, DisplayWidth.of(text, unicode: unicode))
    let visible = rect.intersection(GridRect(size))
    for row in visible.row..<visible.maxRow {
      // Start on the pattern of the whole rectangle, so that clipping does not shift it.
      var column = visible.column - (visible.column - rect.column) % step
      while column < visible.maxColumn {
        draw(text, column: column, row: row, style: style, maxColumns: rect.maxColumn - column)
        column += step
      }
    }
  }

  /// Changes the style of every cell of a rectangle and leaves the text.
  ///
  /// A wide character takes the style of its left half.
  public mutating func restyle(_ rect: GridRect, _ change: (inout CellStyle) -> Void) {
    let visible = rect.intersection(GridRect(size))
    for row in visible.row..<visible.maxRow {
      for column in visible.column..<visible.maxColumn {
        let index = row * size.columns + column
        if cells[index].isContinuation {
          cells[index].style = cells[index - 1].style
        } else {
          change(&cells[index].style)
          if cells[index].width == 2 { cells[index + 1].style = cells[index].style }
        }
      }
    }
  }

  /// Draws another grid with its top left cell at a position.
  public mutating func draw(_ other: CellGrid, at point: GridPoint) {
    let target = GridRect(
      column: point.column, row: point.row, columns: other.size.columns, rows: other.size.rows)
    let visible = target.intersection(GridRect(size))
    for row in visible.row..<visible.maxRow {
      for column in visible.column..<visible.maxColumn {
        let cell = other[column - point.column, row - point.row]
        if cell.isContinuation {
          // The left half lies outside this grid.
          if column == visible.column {
            put(" ", width: 1, column: column, row: row, style: cell.style)
          }
        } else {
          put(cell.character, width: cell.width, column: column, row: row, style: cell.style)
        }
      }
    }
  }

  /// Returns whether a row has the same cells in two grids of the same width.
  public func hasSameRow(_ row: Int, as other: CellGrid) -> Bool {
    guard size.columns == other.size.columns else { return false }
    let isInside = row >= 0 && row < size.rows
    guard isInside, row < other.size.rows else { return !isInside && row >= other.size.rows }
    let start = row * size.columns
    let range = start..<start + size.columns
    return cells[range] == other.cells[range]
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Sets one cluster, keeping the two halves of wide characters together.
  private mutating func put(
    _ cluster: Character, width: Int, column: Int, row: Int, style: CellStyle
  ) {
    guard row >= 0, row < size.rows, column < size.columns, column >= 1 - width else { return }
    if width == 2, column < 0 || column + 1 >= size.columns {
      return put(" ", width: 1, column: max(0, column), row: row, style: style)
    }
    let index = row * size.columns + column
    if cells[index].isContinuation {
      cells[index - 1] = Cell(character: " ", width: 1, style: cells[index - 1].style)
    }
    let last = index + width - 1
    if cells[last].width == 2 {
      cells[last + 1] = Cell(character: " ", width: 1, style: cells[last].style)
    }
    cells[index] = Cell(character: cluster, width: width, style: style)
    if width == 2 {
      cells[last] = Cell(character: " ", width: 0, style: style)
    }
  }
}
