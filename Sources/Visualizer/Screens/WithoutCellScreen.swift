import CellGrid

/// What a view about memory shows of a plain RNN: the words, and why there is nothing else.
struct WithoutCellScreen: Screen {
  let state: ViewerState
  let body: GridRect
  /// Why, in one line.
  let reason: String

  private var columns: TokenColumns {
    TokenColumns(state, under: body)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    guard point.row == body.row else { return ScreenLayout.Target() }
    return ScreenLayout.Target(position: columns.position(at: point.column))
  }

  func draw(on canvas: inout Canvas) {
    let (words, rest) = body.split(topRows: 1)
    WordStrip(state: state, columns: columns).draw(in: words, on: &canvas)
    canvas.draw(
      reason, in: rest.column..<rest.maxColumn, row: rest.row + rest.rows / 2,
      style: canvas.theme.strong, aligned: .centre)
  }
}
