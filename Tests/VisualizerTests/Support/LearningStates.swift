import CellGrid
import Language
import ModelFiles
import RecurrentNets

@testable import Visualizer

/// The networks of a training that never was: random ones, each a little further on.
func learningNetwork(_ update: Int, cell: CellKind = .lstm) -> Network {
  var network = testModel(cell).network
  network.forEachTensor { values in
    for index in values.indices { values[index] *= 0.02 + Float(update) / 500 }
  }
  return network
}

/// What a training of 1000 updates has told after some.
func learningRecord(
  _ updates: Int, suite: Bool = true, cell: CellKind = .lstm
) -> LearningRecord {
  var progress = TrainingProgress(epochs: 5, updates: 1000)
  var record = LearningRecord(task: .nextToken, from: progress, of: learningNetwork(0, cell: cell))
  if suite { record.answers = AnswerHistory(of: .suite(name: "test.tsv", rows: 460)) }
  for update in stride(from: 1, through: updates, by: 1) {
    progress.update = update
    progress.epoch = 1 + (update - 1) / 200
    progress.steps = 400 * update
    progress.meanLoss = 0.6 + 3.2 / (1 + Double(update) / 40)
    if update % 200 == 0 {
      var loss = TrainingLoss()
      loss.crossEntropy = progress.meanLoss * 1.1 * 100
      loss.tokens = 100
      loss.correct = 30 + update / 20
      progress.heldOut = loss
    }
    record.note(progress, seconds: Double(update) / 30) { learningNetwork(update, cell: cell) }
    if suite, update % 50 == 0 {
      let share = 0.5 + 0.5 * Double(update) / 1000
      record.answers.add(
        AnswerHistory.Entry(
          update: update, share: share,
          weakest: AnswerHistory.Weakest(
            condition: "attractor-are", share: share == 1 ? 1 : share - 0.2)))
    }
  }
  return record
}

/// A viewer on a training after some updates.
func learningState(
  _ updates: Int = 430, suite: Bool = true, cell: CellKind = .lstm,
  size: GridSize = GridSize(columns: 120, rows: 40), view: ViewName = .heatmaps
) throws -> ViewerState {
  var model = testModel(cell, range: 1)
  model.network = learningNetwork(0, cell: cell)
  model.training = "in training"
  var state = try testState("She is busy today ... I am", model: model, size: size, view: view)
  state.watch(learningRecord(0, suite: suite, cell: cell))
  state.takeLearning(updates, suite: suite, cell: cell)
  return state
}

extension ViewerState {
  /// Tells the state that the training is so far.
  mutating func takeLearning(
    _ updates: Int, suite: Bool = true, cell: CellKind = .lstm, ending: LearningEnding? = nil
  ) {
    var record = learningRecord(updates, suite: suite, cell: cell)
    record.ending = ending
    take(
      record,
      LearningFrame(learningNetwork(updates, cell: cell), update: updates, reading: reading))
  }
}
