import MemoryAnalysis
import RecurrentNets

/// What the gradients of view 0 say, in two lines.
struct GradientCaption {
  let state: ViewerState
  let shown: GradientStudy.Shown
  let own: GradientStudy.Block

  var caption: Caption {
    let name = state.reading.name(at: state.position)
    guard let far = farthest, far != own.reach.reference else {
      return Caption(
        word: name,
        sentence:
          "is all that was read; \(state.readsBackward ? "←" : "→") goes on, and the gradient goes back",
        prediction: second(at: own.reach.reference))
    }
    let distance = abs(own.reach.reference - far)
    let parts = shown.blocks.map { block -> String in
      let row = block.reach.row(at: far)
      let value = row.map { $0.relativeCell ?? $0.relativeHidden } ?? 0
      return "\(block.cell.title) \(ScientificText.percent(value))"
    }
    // Three networks fill 80 columns; what the numbers are of is then said by the rows above.
    return Caption(
      word: name,
      sentence: "\(hears(at: far)) \(state.reading.name(at: far)) "
        + "(\(NumberText.count(distance, state.noun)) away): "
        + parts.joined(separator: ", ") + (state.size.columns < 100 ? "" : " of the gradient"),
      prediction: second(at: far))
  }

  /// Whether this network's gradient is left at a word.
  private func hears(at far: Int) -> String {
    let row = own.reach.row(at: far)
    let share = row.map { $0.relativeCell ?? $0.relativeHidden } ?? 0
    return share < 1e-6 ? "hears no more of" : "still hears"
  }

  /// The word that was read first of those that are covered.
  private var farthest: Int? {
    (state.readsBackward ? own.reach.rows.last : own.reach.rows.first)?.position
  }

  private func second(at far: Int) -> String {
    let positions = shown.gradient.positions
    let path = DirectPath(
      of: state.unit, to: own.reach.reference, in: state.layerTrace, over: positions,
      held: shown.held)
    let keeper = own.cell == .gru ? "z" : "f"
    let text =
      path.map {
        "unit \(state.unit), direct path ∏\(keeper) from \(state.reading.name(at: far)) = "
          + ScientificText.of($0[far])
      } ?? "an RNN has no direct path"
    // Twins are read anew for every text.
    let isAlone = shown.blocks.count == 1 && state.gradients.sources.count > 1
    return text
      + (isAlone
        ? "; twins stand beside \(NumberText.grouped(ViewerState.twinLimit)) \(state.noun)s at most"
        : "; Enter derives a step")
  }
}
