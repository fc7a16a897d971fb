import CellGrid

/// The columns of a series: all of one width, and as narrow as it takes to show all steps.
extension TokenColumns {
  /// What the current value takes at the right, with a blank before it.
  static let valueWidth = 8

  /// Lays out the steps of a series over the width of a part of the screen.
  ///
  /// - Parameters:
  ///   - series: What is read.
  ///   - position: The step that must be shown, `1...T`.
  ///   - rect: The part of the screen; labels stand at its left, the current values at its right.
  ///   - hasNumbers: Whether a column holds a number; if not it may be one column wide.
  init(
    _ series: PlottedSeries, around position: Int, under rect: GridRect, hasNumbers: Bool
  ) {
    let room = max(0, rect.columns - MemoryLayout.gutter - Self.valueWidth)
    let width =
      hasNumbers
      ? Self.minimumWidth : max(1, min(Self.minimumWidth, room / max(1, series.count)))
    self.init(
      count: series.count, around: position, start: rect.column + MemoryLayout.gutter, width: room
    ) { _ in width }
    placeValues(in: rect)
  }
}
