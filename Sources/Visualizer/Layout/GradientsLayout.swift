import CellGrid

/// Where the parts of the view of gradients stand: under the words a block for each network, the
/// same word in the same columns of all.
struct GradientsLayout {
  /// One network's rows.
  struct Block {
    /// The heading.
    var heading: GridRect
    /// The bars, on a log scale.
    var bars: GridRect
    /// The row of numbers under them.
    var numbers: GridRect
    /// The row of gradient × input; may be empty.
    var inputs: GridRect
    /// The row of the selected unit's direct path; may be empty.
    var path: GridRect
  }

  /// The words, as heads of the columns below.
  let words: GridRect
  /// This network's block first; fewer than there are networks where there is no room.
  let blocks: [Block]
  /// A line that says what is drawn; may be empty.
  let legend: GridRect
  /// The words that fit.
  let columns: TokenColumns

  private static let mostBars = 11

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool, count: Int) {
    columns = TokenColumns(state, under: body)
    var rest: GridRect
    (words, rest) = body.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: isRoomy ? 4 : 2))
    if isRoomy || rest.rows > 16 {
      (rest, legend) = rest.split(bottomRows: 1)
    } else {
      legend = rest.split(topRows: 0).top
    }
    let gap = isRoomy ? 1 : 0
    rest = rest.inset(top: gap)
    // Fewer blocks, and twins without their second row, until the bars are high enough.
    var shown = max(1, count)
    var twinsHaveInputs = true
    var height = 0
    while true {
      let fixed = 4 + (shown - 1) * ((twinsHaveInputs ? 3 : 2) + gap)
      height = min(Self.mostBars, (rest.rows - fixed) / shown)
      guard height < 3 else { break }
      if twinsHaveInputs, shown > 1 {
        twinsHaveInputs = false
      } else if shown > 1, height < 2 {
        shown -= 1
      } else {
        break
      }
    }
    var blocks: [Block] = []
    for index in 0..<shown {
      func take(_ rows: Int) -> GridRect {
        let (taken, left) = rest.split(topRows: max(0, rows))
        rest = left
        return taken
      }
      let isOwn = index == 0
      blocks.append(
        Block(
          heading: take(1), bars: take(height), numbers: take(1),
          inputs: take(isOwn || twinsHaveInputs ? 1 : 0), path: take(isOwn ? 1 : 0)))
      _ = take(gap)
    }
    self.blocks = blocks
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    var target = ScreenLayout.Target()
    let isOnWords =
      words.contains(point)
      || blocks.contains {
        $0.heading.row < point.row && point.row < max($0.numbers.maxRow, $0.path.maxRow)
      }
    if isOnWords { target.position = columns.position(at: point.column) }
    return target
  }
}
