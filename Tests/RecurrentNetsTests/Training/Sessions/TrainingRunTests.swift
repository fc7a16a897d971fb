import Testing

@testable import RecurrentNets

/// If one of these fails, a training loses its best network or cannot be stopped.
@Suite struct TrainingRunTests {
  private let sequences = (0..<60).map { randomTokens(4 + $0 % 5, seed: UInt64($0)) }

  private func options(epochs: Int, learningRate: Float = 0.01) -> TrainingOptions {
    var options = TrainingOptions()
    options.batchSize = 8
    options.epochs = epochs
    options.learningRate = learningRate
    return options
  }

  @Test("Every update is reported, to the last")
  func progress() async {
    let run = TrainingRun(
      sequences: sequences, heldOut: Array(sequences.prefix(9)), options: options(epochs: 3))
    var updates: [Int] = []
    let outcome = await run.train(randomNetwork(.lstm, layers: 1, hidden: 4, seed: 1)) {
      updates.append($0.update)
      #expect($0.updates == 24 && (1...3).contains($0.epoch))
    }
    #expect(run.updateCount == 24)
    #expect(updates == Array(1...24))
    #expect(outcome.updates == 24 && !outcome.wasInterrupted)
  }

  @Test("The network that is kept is the best on the held-out text, not the last")
  func keepsBest() async {
    // Random words can only be learned by heart, which makes others less likely.
    let heldOut = (0..<20).map { randomTokens(9, seed: UInt64(1000 + $0)) }
    let run = TrainingRun(
      sequences: sequences, heldOut: heldOut, options: options(epochs: 8, learningRate: 0.05))
    var losses: [Double] = []
    let outcome = await run.train(randomNetwork(.lstm, layers: 1, hidden: 4, seed: 1)) {
      if let loss = $0.heldOut?.meanCrossEntropy, losses.last != loss { losses.append(loss) }
    }
    let kept = await Trainer(outcome.network, options: options(epochs: 1)).loss(on: heldOut)
    #expect(kept == outcome.heldOutLoss)
    #expect(losses.count == 8)
    #expect(losses.min() == kept.meanCrossEntropy)
    #expect(losses != losses.sorted(by: >), "the losses fell all the time; nothing is tested")
  }

  @Test("A cancelled run ends at once and keeps what it has")
  func cancellation() async {
    let run = TrainingRun(
      sequences: sequences, heldOut: Array(sequences.prefix(9)), options: options(epochs: 10_000))
    let task = Task { await run.train(randomNetwork(.lstm, layers: 1, hidden: 4, seed: 1)) }
    try? await Task.sleep(for: .milliseconds(50))
    task.cancel()
    let outcome = await task.value
    #expect(outcome.wasInterrupted)
    #expect(outcome.updates < run.updateCount)
    #expect(outcome.heldOutLoss.tokens > 0)
  }
}
