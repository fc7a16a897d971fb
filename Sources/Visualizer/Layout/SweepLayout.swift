import CellGrid

/// Where the parts of the distance sweep stand: a table of what is found at one distance, the curves of the
/// gradient, the bars of what is right, and the distances under them.
struct SweepLayout {
  /// The row of the sentence; may be empty.
  let sentence: GridRect
  /// The head and a row for each network; may be empty.
  let table: GridRect
  /// The row that says what the curves are; may be empty.
  let heading: GridRect
  /// The curves alone, without their axis and their names.
  let plot: GridRect
  /// The row that says what the bars are; may be empty.
  let barHeading: GridRect
  /// The bars of each network; none where there is no room.
  let bars: [GridRect]
  /// The axis of distances.
  let axis: GridRect
  /// The numbers under it.
  let numbers: GridRect
  /// The row of the trained range; may be empty.
  let trained: GridRect
  /// The largest distance.
  let most: Int

  /// The columns left of the curves.
  static let gutter = 8
  /// The columns right of them, for their names.
  static let names = 5
  private static let lowestPlot = 4
  /// From this height of the curves on, there is room for higher bars.
  private static let highPlot = 14

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool, count: Int, hasTrained: Bool) {
    most = max(1, state.gradients.sweep.most)
    let gap = isRoomy ? 1 : 0
    var free = body.rows - 2 - Self.lowestPlot
    func take(_ rows: Int) -> Int {
      guard rows <= free else { return 0 }
      free -= rows
      return rows
    }
    // What matters most comes first.
    let tableRows = take(1 + count + gap)
    let barRows = take(1 + count + gap)
    let trainedRows = hasTrained ? take(1) : 0
    let sentenceRows = take(1 + gap)
    let headingRows = isRoomy ? take(1) : 0
    let isHigh = free >= count + Self.highPlot - Self.lowestPlot
    let height = barRows == 0 ? 0 : (isHigh ? 2 : 1)
    if isHigh, barRows > 0 { free -= count }

    var rest = body
    func split(_ rows: Int) -> GridRect {
      let (top, bottom) = rest.split(topRows: max(0, rows))
      rest = bottom
      return top
    }
    func inner(_ rect: GridRect) -> GridRect { rect.inset(left: Self.gutter, right: Self.names) }
    sentence = split(sentenceRows).split(topRows: sentenceRows - gap).top
    table = split(tableRows).split(topRows: max(0, tableRows - gap)).top
    heading = split(headingRows)
    plot = inner(split(min(max(1, Self.lowestPlot + free), max(0, body.rows - 2))))
    barHeading = split(barRows > 0 ? 1 + gap : 0).split(bottomRows: barRows > 0 ? 1 : 0).bottom
    var bars: [GridRect] = []
    for _ in 0..<(barRows > 0 ? count : 0) { bars.append(inner(split(height))) }
    self.bars = bars
    axis = inner(split(1))
    numbers = inner(split(1))
    trained = inner(split(trainedRows))
  }

  /// The column of a distance.
  func column(of distance: Int) -> Int {
    let share = Double(max(0, min(most, distance))) / Double(most)
    return plot.column + Int((share * Double(max(0, plot.columns - 1))).rounded())
  }

  /// The distance of a column, from that of the plot's first on.
  func distance(ofColumn column: Int) -> Int {
    guard plot.columns > 1 else { return 0 }
    let share = Double(column - plot.column) / Double(plot.columns - 1)
    return max(0, min(most, Int((share * Double(most)).rounded())))
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    guard (plot.column..<plot.maxColumn).contains(point.column),
      (plot.row..<max(plot.maxRow, trained.maxRow, numbers.maxRow)).contains(point.row)
    else { return target }
    target.distance = distance(ofColumn: point.column)
    return target
  }
}
