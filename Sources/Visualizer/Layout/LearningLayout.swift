import CellGrid

/// Where the parts of the curves of a training stand; those without room are empty.
struct LearningLayout {
  /// The loss: its heading, its plot and the axis of updates.
  let loss: GridRect
  /// What was answered right: its heading and its plot.
  let answers: GridRect
  /// How far and how fast.
  let pace: GridRect
  /// What the network says at the current word.
  let predictions: GridRect
  /// The updates of the columns of both plots.
  let axis: UpdateAxis

  /// The narrowest body that has curves at its side, and the one in which they are wide.
  private static let narrowest = 66
  private static let wide = 106

  /// How many columns the curves take of a screen's body.
  static func columns(of body: GridRect) -> Int {
    body.columns >= wide ? 34 : (body.columns >= narrowest ? 24 : 0)
  }

  /// Lays the curves out.
  ///
  /// - Parameters:
  ///   - learning: The training.
  ///   - rect: Where there is room.
  ///   - saysPredictions: Whether there is nothing else on the screen that says what comes next.
  init(_ learning: Learning, in rect: GridRect, saysPredictions: Bool) {
    let record = learning.record
    axis = UpdateAxis(
      reaching: record.progress.update, of: record.progress.updates,
      columns: rect.columns - CurvePlot.labelWidth)
    let hasAnswers = !record.answers.entries.isEmpty
    let gap = rect.rows >= 26 ? 1 : 0
    let predictionRows = !saysPredictions || rect.rows < 15 ? 0 : (rect.rows < 26 ? 5 : 8)
    let (upper, predictions) = rect.split(bottomRows: predictionRows)
    let (curves, pace) = upper.inset(bottom: gap).split(bottomRows: upper.rows >= 8 ? 2 : 0)
    self.predictions = predictions
    self.pace = pace
    let plots = curves.inset(bottom: gap)
    let answerRows = hasAnswers && plots.rows >= 9 ? plots.rows * 2 / 5 : 0
    let (loss, answers) = plots.split(bottomRows: answerRows)
    self.loss = loss.inset(bottom: answerRows > 0 ? gap : 0)
    self.answers = answers
  }

  /// The update of a cell of the plots.
  func update(at point: GridPoint) -> Int? {
    guard loss.contains(point) || answers.contains(point) else { return nil }
    let column = point.column - loss.column - CurvePlot.labelWidth
    return column < 0 ? nil : axis.update(at: column)
  }
}
