/// A rectangle of cells.
///
/// It may lie partly or wholly outside a grid: everything that draws clips.
public struct GridRect: Sendable, Equatable, Hashable {
  /// The leftmost column.
  public var column: Int
  /// The topmost row.
  public var row: Int
  /// The number of columns, never negative.
  public var columns: Int
  /// The number of rows, never negative.
  public var rows: Int

  /// Creates a rectangle; a negative extent becomes 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Creates the rectangle that covers a whole grid of the given size.
  public init(_ size: GridSize) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The first column right of the rectangle.
  public var maxColumn: Int { saturatingSum(column, columns) }

  /// The first row below the rectangle.
  public var maxRow: Int { saturatingSum(row, rows) }

  /// The top left cell.
  public var origin: GridPoint { GridPoint(column: column, row: row) }

  /// The extent without the position.
  public var size: GridSize { GridSize(columns: columns, rows: rows) }

  /// Whether the rectangle covers no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Returns whether a cell lies inside.
  public func contains(_ point: GridPoint) -> Bool {
    point.column >= column && point.column < maxColumn && point.row >= row && point.row < maxRow
  }

  /// Returns the rectangle without a margin on each side; never smaller than 0×0.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> GridRect {
    GridRect(
      column: saturatingSum(column, left), row: saturatingSum(row, top),
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// Returns the rectangle without the same margin all around.
  public func inset(by margin: Int) -> GridRect {
    inset(left: margin, top: margin, right: margin, bottom: margin)
  }

  /// Splits off the leftmost columns.
  ///
  /// A request for more than there are takes all and leaves an empty rest.
  public func split(leftColumns count: Int) -> (left: GridRect, rest: GridRect) {
    let taken = min(max(0, count), columns)
    return (
      GridRect(column: column, row: row, columns: taken, rows: rows),
      GridRect(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// Splits off the topmost rows.
  ///
  /// A request for more than there are takes all and leaves an empty rest.
  public func split(topRows count: Int) -> (top: GridRect, rest: GridRect) {
    let taken = min(max(0, count), rows)
    return (
      GridRect(column: column, row: row, columns: columns, rows: taken),
      GridRect(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// Splits off the rightmost columns.
  ///
  /// A request for more than there are takes all and leaves an empty rest.
  public func split(rightColumns count: Int) -> (rest: GridRect, right: GridRect) {
    let taken = min(max(0, count), columns)
    let (rest, right) = split(leftColumns: columns - taken)
    return (rest, right)
  }

  /// Splits off the lowest rows.
  ///
  /// A request for more than there are takes all and leaves an empty rest.
  public func split(bottomRows count: Int) -> (rest: GridRect, bottom: GridRect) {
    let taken = min(max(0, count), rows)
    let (rest, bottom) = split(topRows: rows - taken)
    return (rest, bottom)
  }

  /// Returns the cells that both rectangles cover.
  public func intersection(_ other: GridRect) -> GridRect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return GridRect(
      column: left, row: top,
      columns: max(left, min(maxColumn, other.maxColumn)) &- left,
      rows: max(top, min(maxRow, other.maxRow)) &- top)
  }
}

/// Adds without trapping: positions come from data and may be anything.
private func saturatingSum(_ position: Int, _ extent: Int) -> Int {
  let (sum, overflow) = position.addingReportingOverflow(extent)
  return overflow ? Int.max : sum
}
