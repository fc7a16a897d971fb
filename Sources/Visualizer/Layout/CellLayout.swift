import CellGrid

/// Where the parts of the third view stand: the words, the phases, the diagram, its equations.
struct CellLayout {
  /// The words of the text.
  let words: GridRect
  /// The words that fit.
  let columns: TokenColumns
  /// The row of the phases.
  let phases: GridRect
  /// The diagram, or the list in its place.
  let main: GridRect
  /// The equations with the selected unit's numbers.
  let equations: GridRect
  /// The legend of the colours; may be empty.
  let legend: GridRect
  /// The diagram of a cell with gates, if there is room for it.
  let diagram: (any CellDiagram)?
  private let state: ViewerState

  init(_ state: ViewerState, in body: GridRect, isRoomy: Bool) {
    self.state = state
    columns = TokenColumns(state, under: body, hasNumbers: false)
    var rest: GridRect
    let stripLimit = isRoomy ? 4 : 1 + max(0, body.rows - DiagramLayout.minimumRows - 4)
    (words, rest) = body.split(
      topRows: SeriesStripLayout.rows(for: state, atMost: min(4, stripLimit)))
    (phases, rest) = rest.inset(top: isRoomy ? 1 : 0).split(topRows: 1)
    rest = rest.inset(top: isRoomy ? 1 : 0)

    let cell = state.layerTrace.cell
    let isGRU = cell == .gru
    let hasDiagram = cell != .rnn
    let spare = rest.rows - (isGRU ? GRUDiagramLayout.minimumRows : DiagramLayout.minimumRows)
    let mostRows = isGRU ? GRUDiagramLayout.mostRows : DiagramLayout.mostRows
    // A GRU has two equations less.
    let allRows = EquationPanel.rowCount - (isGRU ? 2 : 0)
    let equationRows =
      hasDiagram ? (spare >= 2 ? min(allRows, spare) : min(2, rest.rows / 5)) : 2
    var (above, below) = rest.split(bottomRows: isRoomy ? equationRows + 3 : equationRows)
    if hasDiagram, isRoomy, above.rows > mostRows + 1, state.diagram(in: above) != nil {
      // The equations stay near the diagram on a tall screen.
      (above, below) = rest.split(topRows: mostRows + 1)
    }
    main = above
    (equations, rest) = below.inset(top: isRoomy ? 1 : 0).split(topRows: equationRows)
    legend = isRoomy ? rest.split(bottomRows: 1).bottom : rest.split(topRows: 0).top
    diagram = state.diagram(in: above)
  }

  func target(at point: GridPoint) -> ScreenLayout.Target {
    if words.contains(point) {
      return ScreenLayout.Target(position: columns.position(at: point.column))
    }
    return diagram?.target(at: point, in: state) ?? ScreenLayout.Target()
  }
}
