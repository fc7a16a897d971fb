import Testing

@testable import RecurrentNets
@testable import lstm_tui

/// If one of these fails, the progress of a training is unreadable.
@Suite struct TrainingReportTests {
  private func progress(_ update: Int, of updates: Int) -> TrainingProgress {
    var progress = TrainingProgress(epoch: 3, epochs: 12, updates: updates)
    progress.update = update
    progress.meanLoss = 1.23456
    progress.steps = 1_234_567
    return progress
  }

  @Test("The bar says how far, how good, how fast and how long still")
  func bar() {
    #expect(
      TrainingReport.bar(progress(25, of: 100), seconds: 10)
        == "[#####...............] 25 % epoch 3/12 loss 1.235 123k tokens/s 0:30 left")
    #expect(
      TrainingReport.line(progress(100, of: 100), seconds: 90)
        == "100 % epoch 3/12 loss 1.235 13k tokens/s 0:00 left")
  }

  /// What is held out, of 100 tokens.
  private func loss(_ crossEntropy: Double) -> TrainingLoss {
    var loss = TrainingLoss()
    loss.crossEntropy = crossEntropy
    loss.tokens = 100
    return loss
  }

  @Test("What is held out is shown as what the task is about, and speed since it was gone on with")
  func heldOut() {
    var progress = progress(60, of: 100)
    var loss = loss(200)
    loss.correct = 75
    progress.heldOut = loss
    var first = self.progress(50, of: 100)
    first.steps = 1_234_567 - 9000
    #expect(
      TrainingReport.line(progress, from: first, seconds: 10)
        == "60 % epoch 3/12 loss 1.235 validation 2.000 perplexity 7.39 900 tokens/s 0:40 left")
    #expect(
      TrainingReport.line(progress, of: .textLabel, seconds: 10).contains(
        " validation 2.000 right 75.0 % 123k tokens/s"))
    loss.values = 100
    loss.squaredError = 25
    progress.heldOut = loss
    #expect(
      TrainingReport.line(progress, of: .nextValue, seconds: 10).contains(
        " validation 0.250 123k steps/s"))
  }

  @Test("The time left is whole on 80 columns, whatever else has to go")
  func timeLeft() {
    var progress = progress(600_000, of: 1_000_000)
    progress.heldOut = loss(64)
    let bar = TrainingReport.bar(progress, seconds: 3600, columns: 80)
    #expect(bar.hasSuffix(" 40:00 left") && bar.count < 80, "\(bar)")
  }

  @Test("The bar never reaches the last column, whatever the figures", arguments: [1, 20, 60, 80])
  func width(columns: Int) {
    for update in [0, 1, 999_999, 1_000_000] {
      for seconds in [0.0001, 1e9] {
        let bar = TrainingReport.bar(
          progress(update, of: 1_000_000), seconds: seconds, columns: columns)
        #expect(bar.count < columns, "\(bar)")
      }
    }
  }
}
