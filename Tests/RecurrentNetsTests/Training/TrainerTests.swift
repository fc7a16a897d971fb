import Testing

@testable import RecurrentNets

/// If one of these fails, training follows a direction that is not the slope.
@Suite struct TrainerTests {
  @Test("One thread and two give the same network, to the bit")
  func threadsDoNotMatter() async {
    var networks: [Network] = []
    for threads in [1, 2, 2] {
      var options = TrainingOptions()
      options.threads = threads
      options.batchSize = 8
      options.epochs = 3
      let sequences = (0..<40).map { randomTokens(3 + $0 % 11, seed: UInt64($0)) }
      let run = TrainingRun(
        sequences: sequences, heldOut: Array(sequences.prefix(5)), options: options)
      let outcome = await run.train(
        randomNetwork(.lstm, layers: 2, hidden: 9, scale: 0.3, seed: 1))
      networks.append(outcome.network)
    }
    #expect(networks[0] == networks[1])
    #expect(networks[1] == networks[2])
  }

  @Test("A network learns to repeat a word it has to remember", arguments: CellKind.allCases)
  func learns(cell: CellKind) async {
    // The first word comes back after three others: nothing but memory helps.
    var generator = SeededGenerator(seed: 3)
    let sequences = (0..<300).map { _ in
      let word = Int.random(in: 0..<2, using: &generator)
      return [word, 2, 3, 4, word]
    }
    var options = TrainingOptions()
    options.epochs = cell == .gru ? 80 : 30
    options.learningRate = 0.02
    let shape = NetworkShape(cell: cell, vocabularySize: 5, embeddingSize: 4, hiddenSizes: [8])
    let outcome = await TrainingRun(sequences: sequences, heldOut: sequences, options: options)
      .train(Network(random: shape, using: &generator))
    let recorder = TraceRecorder(outcome.network)
    #expect(recorder.trace(of: [0, 2, 3, 4]).probabilities(at: 4)[0] > 0.95)
    #expect(recorder.trace(of: [1, 2, 3, 4]).probabilities(at: 4)[1] > 0.95)
  }

  @Test("Sequences with nothing to predict change nothing")
  func nothingToPredict() async {
    let network = randomNetwork(.lstm, layers: 1, hidden: 3, seed: 1)
    var trainer = Trainer(network, options: TrainingOptions())
    let loss = await trainer.update(with: [[], [4]], learningRate: 0.1)
    #expect(loss.tokens == 0)
    #expect(trainer.network == network)
  }
}
