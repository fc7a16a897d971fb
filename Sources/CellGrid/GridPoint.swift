/// The position of a cell: columns and rows count from 0 at the top left.
public struct GridPoint: Sendable, Equatable, Hashable {
  /// The column, 0 at the left edge; negative positions lie left of the grid.
  public var column: Int
  /// The row, 0 at the top edge; negative positions lie above the grid.
  public var row: Int

  /// Creates a position; any value is allowed, inside the grid or not.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
