import CellGrid

/// The updates under the columns of a training's curves.
struct UpdateAxis: Equatable {
  /// How many updates the axis holds: a round number, or all there will be.
  let end: Int

  /// How many columns it has.
  let columns: Int

  /// The axis of a training so far.
  ///
  /// It grows by steps, so that curves stand still most of the time and yet fill it.
  ///
  /// - Parameters:
  ///   - update: How many updates were made.
  ///   - total: How many there will be.
  ///   - columns: How many columns there are.
  init(reaching update: Int, of total: Int, columns: Int) {
    self.columns = max(1, columns)
    var end = 50
    let factors = [2, 2.5, 2]
    var step = 0
    while end < update {
      end = Int(Double(end) * factors[step % 3])
      step += 1
    }
    self.end = max(1, total > 0 ? min(end, max(total, update)) : end)
  }

  /// The updates of a column, counted from 0; always at least one.
  func updates(at column: Int) -> Range<Int> {
    let first = column * end / columns
    return first..<max(first + 1, (column + 1) * end / columns)
  }

  /// The column in which the network after so many updates stands.
  func column(after update: Int) -> Int {
    min(columns - 1, max(0, (update * columns + end - 1) / end - 1))
  }

  /// How many updates the network in a column has behind it.
  func update(at column: Int) -> Int { updates(at: max(0, min(columns - 1, column))).upperBound }

  /// Draws the two ends, and a mark under a column that is looked at.
  ///
  /// - Parameters:
  ///   - column: The first column.
  ///   - row: The row.
  ///   - marked: Which column is marked, if any.
  ///   - canvas: What is drawn on.
  func draw(at column: Int, row: Int, marking marked: Int? = nil, on canvas: inout Canvas) {
    let theme = canvas.theme
    let field = column..<column + columns
    canvas.draw("0", in: field, row: row, style: theme.muted)
    let labels = ["\(LearningText.short(end)) updates", LearningText.short(end)]
    // The label gives way to a mark in its place.
    let fitting = labels.flatMap { label -> [(text: String, start: Int)] in
      let width = DisplayWidth.of(label)
      let beside = (marked ?? columns) - 1 - width
      return [(label, columns - width), (label, beside)]
    }.first { label in
      label.start >= 2
        && !(marked.map { (label.start - 1...label.start + label.text.count).contains($0) } ?? false)
    }
    if let fitting {
      canvas.draw(fitting.text, column: column + fitting.start, row: row, style: theme.muted)
    }
    if let marked { canvas.draw("▲", column: column + marked, row: row, style: theme.accentText) }
  }
}
