import CellGrid
import Testing

/// Layout stands on these: a wrong split puts a panel over another.
@Suite struct GridRectTests {
  @Test("the parts of a split cover the rectangle once")
  func splits() {
    let rect = GridRect(column: 3, row: 5, columns: 10, rows: 4)
    for count in [-1, 0, 3, 10, 99] {
      let (left, rest) = rect.split(leftColumns: count)
      #expect(left.columns + rest.columns == 10 && left.maxColumn == rest.column)
      #expect(left.rows == 4 && rest.rows == 4 && left.origin == rect.origin)
      let (others, right) = rect.split(rightColumns: count)
      #expect(right.columns == left.columns && right.maxColumn == rect.maxColumn)
      #expect(others.maxColumn == right.column)
      let (top, below) = rect.split(topRows: count)
      #expect(top.rows + below.rows == 4 && top.maxRow == below.row)
      let (above, bottom) = rect.split(bottomRows: count)
      #expect(bottom.rows == top.rows && bottom.maxRow == rect.maxRow && above.maxRow == bottom.row)
    }
  }

  @Test("a margin wider than the rectangle leaves an empty one")
  func insets() {
    let rect = GridRect(column: 0, row: 0, columns: 4, rows: 3)
    #expect(rect.inset(by: 1) == GridRect(column: 1, row: 1, columns: 2, rows: 1))
    #expect(rect.inset(by: 2).isEmpty)
    #expect(rect.inset(left: 1, bottom: 1) == GridRect(column: 1, row: 0, columns: 3, rows: 2))
  }

  @Test("a click on the last cell is inside, one past it is not")
  func contains() {
    let rect = GridRect(column: 2, row: 2, columns: 3, rows: 1)
    #expect(rect.contains(GridPoint(column: 4, row: 2)))
    #expect(!rect.contains(GridPoint(column: 5, row: 2)))
    #expect(!rect.contains(GridPoint(column: 2, row: 3)))
  }

  @Test("rectangles that do not meet have an empty intersection, at any position")
  func intersections() {
    let rect = GridRect(column: 0, row: 0, columns: 4, rows: 4)
    let overlap = rect.intersection(GridRect(column: 2, row: -1, columns: 9, rows: 2))
    #expect(overlap == GridRect(column: 2, row: 0, columns: 2, rows: 1))
    #expect(rect.intersection(GridRect(column: 9, row: 9, columns: 2, rows: 2)).isEmpty)
    let far = GridRect(column: .max, row: .min, columns: .max, rows: .max)
    #expect(rect.intersection(far).isEmpty)
    #expect(far.inset(left: 5).maxColumn == Int.max)
  }

  @Test("negative extents become empty ones")
  func negativeExtents() {
    #expect(GridSize(columns: -1, rows: 3).isEmpty)
    #expect(GridRect(column: 1, row: 1, columns: -2, rows: 2).maxColumn == 1)
  }
}
