import CellGrid
import MemoryAnalysis
import RecurrentNets

/// View 7: two sets of texts, and which units tell them apart.
struct ContrastScreen: Screen {
  let state: ViewerState
  let layout: ContrastLayout

  var caption: Caption? { ContrastText.caption(state) }

  func target(at point: GridPoint) -> ScreenLayout.Target { layout.target(at: point) }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let heading = layout.heading
    guard let contrast = state.contrast.result else {
      let line =
        state.refusalOfNumbers("there are no sets of texts to compare") ?? state.work?.title
        ?? "nothing is compared yet: s chooses two sets"
      canvas.draw(
        line, in: heading.column..<heading.maxColumn, row: heading.row, style: theme.heading)
      return
    }
    drawHeading(of: contrast, on: &canvas)
    let layer = contrast.layers[state.layer]
    for (part, rect) in layout.parts {
      switch part {
      case .table:
        ContrastTablePanel(
          layer: layer, rows: layout.rows, unit: state.unit, distance: state.contrast.distance
        ).draw(in: rect, on: &canvas)
      case .quantity(let quantity):
        ContrastPlotPanel(
          title: (
            quantity.heading(in: state.layerTrace.cell), quantity.symbol(in: state.layerTrace.cell)
          ),
          range: plotRange(of: quantity, in: layer, contrast.distances),
          isFocused: quantity == state.focus, distance: state.contrast.distance,
          lines: LayerContrast.Side.allCases.map { side in
            ContrastPlotPanel.Line(
              side: side,
              points: contrast.distances.map {
                layer.spread(of: quantity, unit: state.unit, in: side, at: $0)
              })
          }, noun: state.noun
        ).draw(in: rect, on: &canvas)
      case .area:
        ContrastPlotPanel(
          title: ("AUC of \(layer.memory.symbol(in: state.layerTrace.cell))", "AUC"), range: 0...1,
          isFocused: false,
          distance: state.contrast.distance,
          lines: [
            ContrastPlotPanel.Line(
              side: nil,
              points: contrast.distances.map {
                LayerContrast.Spread(mean: layer.area(unit: state.unit, at: $0), deviation: 0)
              })
          ], noun: state.noun
        ).draw(in: rect, on: &canvas)
      }
    }
  }

  /// The ends of a plot's scale: those of the program, or farther out if the unit's means are.
  private func plotRange(
    of quantity: Quantity, in layer: LayerContrast, _ distances: Range<Int>
  ) -> ClosedRange<Float> {
    guard !quantity.isGate else { return 0...1 }
    let means = LayerContrast.Side.allCases.flatMap { side in
      distances.map {
        abs(layer.spread(of: quantity, unit: state.unit, in: side, at: $0).mean)
      }
    }
    let largest = means.filter(\.isFinite).max() ?? 0
    let end = max(state.range(of: quantity), largest)
    return -end...end
  }

  /// The condition with its sets, and how well the selected unit does where one looks.
  private func drawHeading(of contrast: Contrast, on canvas: inout Canvas) {
    let theme = canvas.theme
    let rect = layout.heading
    let sets = contrast.sets
    var spans: [(text: String, style: CellStyle)] = [(sets.condition + "  ", theme.heading)]
    for (side, set) in zip(LayerContrast.Side.allCases, [sets.first, sets.second]) {
      spans.append((side.sign + " ", side.text(theme)))
      spans.append(("“\(set.word)” ", theme.strong))
      spans.append((NumberText.count(set.texts.count, "text") + "  ", theme.muted))
    }
    let used = canvas.draw(spans, column: rect.column, row: rect.row, maxColumns: rect.columns)
    let note =
      state.interferences.isEmpty
      ? ContrastText.leftOut(sets, suite: state.contrast.suiteName) : "without interference"
    if used + DisplayWidth.of(note) <= rect.columns {
      canvas.draw(
        note, in: rect.column + used..<rect.maxColumn, row: rect.row, style: theme.muted,
        aligned: .right)
    }
    guard rect.rows > 1 else { return }
    canvas.draw(
      ContrastText.place(state, contrast), in: rect.column..<rect.maxColumn, row: rect.row + 1,
      style: theme.accentText)
    let place = ContrastText.place(state, contrast)
    let example = ContrastText.example(sets)
    let room = rect.columns - DisplayWidth.of(place) - 3
    if DisplayWidth.of(example) <= room {
      canvas.draw(
        example, in: rect.maxColumn - room..<rect.maxColumn, row: rect.row + 1,
        style: theme.muted, aligned: .right)
    }
  }
}
