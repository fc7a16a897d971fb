import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the screen tells another story than the training's.
@Suite struct LearningRecordTests {
  private let network = Network(
    zeros: NetworkShape(cell: .lstm, vocabularySize: 3, embeddingSize: 1, hiddenSizes: [2]))

  private func progress(_ update: Int, loss: Double, heldOut: Double? = nil) -> TrainingProgress {
    var progress = TrainingProgress(epoch: 1 + update / 10, epochs: 5, updates: 50)
    progress.update = update
    progress.meanLoss = loss
    progress.steps = 100 * update
    progress.heldOut = heldOut.map {
      var loss = TrainingLoss()
      loss.crossEntropy = $0 * 10
      loss.tokens = 10
      loss.correct = 4
      return loss
    }
    return progress
  }

  @Test("Losses, held-out losses at the ends of epochs, speed and time left are those told")
  func notes() {
    var record = LearningRecord(
      task: .nextToken, from: progress(0, loss: 0), of: network)
    for update in 1...20 {
      record.note(
        progress(
          update, loss: 3 - Double(update) / 10, heldOut: update < 10 ? nil : update < 20 ? 2 : 1.5),
        seconds: Double(update) / 2
      ) { network }
    }
    #expect(record.curve.mean(of: 0..<1) == 2.9)
    #expect(record.heldOut.map(\.update) == [10, 20] && record.heldOut.map(\.loss) == [2, 1.5])
    #expect(record.stepsPerSecond == 200)
    #expect(record.secondsLeft == 15)
    #expect(record.album.moments.map(\.update) == Array(0...20))
    #expect(record.album.moments[3].loss == 2.7)
  }

  @Test("Without a suite the share of right answers is that on what is held out")
  func answers() {
    var record = LearningRecord(task: .textLabel, from: progress(0, loss: 0), of: network)
    record.note(progress(1, loss: 1, heldOut: 2), seconds: 1) { network }
    #expect(record.answers.entries == [AnswerHistory.Entry(update: 1, share: 0.4)])
    var asked = LearningRecord(task: .nextToken, from: progress(0, loss: 0), of: network)
    asked.answers = AnswerHistory(of: .suite(name: "s.tsv", rows: 3))
    asked.note(progress(1, loss: 1, heldOut: 2), seconds: 1) { network }
    #expect(asked.answers.entries.isEmpty)
  }

  @Test("The speed of a training that was resumed is that since then")
  func resumed() {
    var record = LearningRecord(task: .nextToken, from: progress(40, loss: 1), of: network)
    record.note(progress(42, loss: 1), seconds: 4) { network }
    #expect(record.stepsPerSecond == 50 && record.secondsLeft == 16)
    #expect(record.album.moments.map(\.update) == [40, 42])
  }
}
