import CellGrid
import MemoryAnalysis
import RecurrentNets

/// The curves of a training that is watched, beside the view of its network.
struct LearningPanel {
  let state: ViewerState
  let layout: LearningLayout

  func draw(on canvas: inout Canvas) {
    guard let learning = state.learning else { return }
    let record = learning.record
    drawLoss(of: learning, layout.axis, in: layout.loss, on: &canvas)
    drawAnswers(of: learning, layout.axis, in: layout.answers, on: &canvas)
    let pace = layout.pace
    for (index, line) in LearningText.pace(record, columns: pace.columns).enumerated()
    where index < pace.rows {
      canvas.draw(
        line, in: pace.column..<pace.maxColumn, row: pace.row + index,
        style: canvas.theme.muted)
    }
    PredictionPanel(state: state).draw(in: layout.predictions, on: &canvas)
  }

  /// The longest of some texts that fits, empty if none does.
  private static func fitting(_ texts: [String], _ columns: Int) -> String {
    texts.first { DisplayWidth.of($0) <= columns } ?? ""
  }

  // MARK: - Loss

  private func drawLoss(
    of learning: Learning, _ axis: UpdateAxis, in rect: GridRect, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let record = learning.record
    let held = record.heldOut.last { $0.update <= learning.update }
    let loss = LearningText.loss(of: learning).map(LearningText.number) ?? "-"
    var spans = [("loss ", theme.heading), (loss, theme.strong)]
    if let held {
      let number = LearningText.number(held.loss)
      let room = rect.columns - DisplayWidth.of("loss " + loss)
      spans.append((Self.fitting(["  ○ held out \(number)", "  ○ \(number)"], room), theme.muted))
    }
    canvas.draw(
      spans.map { (text: $0.0, style: $0.1) }, column: rect.column, row: rect.row,
      maxColumns: rect.columns)
    let (plot, foot) = rect.inset(top: 1).split(bottomRows: 1)
    let means = (0..<axis.columns).map { record.curve.mean(of: axis.updates(at: $0)) }
    guard
      let scale = LossAxis(means.compactMap { $0 } + record.heldOut.map(\.loss))
    else { return }
    CurvePlot(
      values: means.map { $0.map(scale.height) ?? .nan }, scale: scale.scale,
      ticks: scale.ticks.map { (scale.height(of: $0), LossAxis.text($0)) },
      cursor: axis.column(after: learning.update),
      marks: record.heldOut.map { (axis.column(after: $0.update), scale.height(of: $0.loss)) }
    ).draw(in: plot, on: &canvas)
    axis.draw(
      at: rect.column + CurvePlot.labelWidth, row: foot.row,
      marking: learning.shown.map { axis.column(after: $0.update) }, on: &canvas)
  }

  // MARK: - Answers

  private func drawAnswers(
    of learning: Learning, _ axis: UpdateAxis, in rect: GridRect, on canvas: inout Canvas
  ) {
    guard rect.rows > 1 else { return }
    let theme = canvas.theme
    let answers = learning.record.answers
    let now = answers.last(upTo: learning.update)
    let (title, scopes) =
      switch answers.source {
      case .suite(let name, let rows):
        (
          name + " ",
          ["  of \(NumberText.number(rows)) questions", "  of \(NumberText.number(rows))"]
        )
      case .heldOut: ("right ", ["  of what is held out", "  held out"])
      }
    let share = now.map { NumberText.percent(Float($0.share)) } ?? "-"
    let room = rect.columns - DisplayWidth.of(title + share)
    canvas.draw(
      [
        (title, theme.heading), (share, theme.strong), (Self.fitting(scopes, room), theme.muted),
      ], column: rect.column, row: rect.row, maxColumns: rect.columns)
    let (plot, foot) = rect.inset(top: 1).split(bottomRows: rect.rows >= 4 ? 1 : 0)
    let values = (0..<axis.columns).map { column -> Float in
      let range = axis.updates(at: column)
      guard range.lowerBound < learning.record.progress.update,
        let entry = answers.last(upTo: range.upperBound)
      else { return .nan }
      return Float(entry.share)
    }
    CurvePlot(
      values: values, scale: PlotScale([0, 1]),
      ticks: [(0, "0%"), (0.5, "50%"), (1, "100%")],
      cursor: axis.column(after: learning.update)
    ).draw(in: plot, on: &canvas)
    guard foot.rows > 0, let weakest = now?.weakest else { return }
    let least =
      weakest.share == 1
      ? "right in every condition"
      : "least \(NumberText.percent(Float(weakest.share))): \(weakest.condition)"
    canvas.draw(
      least, in: rect.column..<rect.maxColumn, row: foot.row, style: theme.muted)
  }
}
