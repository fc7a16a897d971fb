import CellGrid

/// Where the parts of the derivation of a step stand.
struct DerivationLayout {
  /// The words.
  let words: GridRect
  /// The row that marks the step under its word.
  let mark: GridRect
  /// The row of the phases.
  let phases: GridRect
  /// The equations, under their heading.
  let equations: GridRect
  /// The chosen phase's equations with their numbers; may be empty.
  let numbers: GridRect
  /// The words that fit.
  let columns: TokenColumns

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool, count: Int, phaseCount: Int) {
    columns = TokenColumns(state, under: body)
    let gap = isRoomy ? 1 : 0
    var rest: GridRect
    (words, rest) = body.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: isRoomy ? 4 : 2))
    (mark, rest) = rest.split(topRows: 1)
    (phases, rest) = rest.inset(top: gap).split(topRows: 1)
    let gaps = isRoomy ? max(0, phaseCount - 1) : 0
    (equations, rest) = rest.inset(top: gap).split(topRows: 1 + count + gaps)
    numbers = rest.inset(top: gap)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    guard words.contains(point) || mark.contains(point) else { return ScreenLayout.Target() }
    return ScreenLayout.Target(position: columns.position(at: point.column))
  }
}
