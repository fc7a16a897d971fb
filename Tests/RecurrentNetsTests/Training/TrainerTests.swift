import Testing

@testable import RecurrentNets

/// If one of these fails, training follows a direction that is not the slope.
@Suite struct TrainerTests {
  /// Backpropagation against central differences of the float64 twin: a
  /// relative error of at most 1e-3, or an absolute one of at most 1e-6, which
  /// is what float32 sums of this size can promise.
  @Test(
    "Every gradient agrees with central differences in float64",
    arguments: [CellKind.lstm, .rnn], [1, 2, 3])
  func gradients(cell: CellKind, layers: Int) async {
    let network = randomNetwork(
      cell, layers: layers, hidden: 4, vocabulary: 6, embedding: 3, scale: 0.8, seed: 7)
    var options = TrainingOptions()
    options.writePenalty = 0.3
    options.rangePenalty = 0.3
    let sequences = [7, 5, 2, 9].enumerated().map { index, count in
      randomTokens(count, vocabulary: 6, seed: UInt64(20 + index))
    }
    let (loss, gradient) = await Trainer(network, options: options).lossAndGradient(of: sequences)
    let reference = ReferenceNetwork(network)
    let expectedLoss = reference.loss(of: sequences, writePenalty: 0, rangePenalty: 0)
    #expect(abs(loss.meanCrossEntropy - expectedLoss) < 1e-5)

    let absoluteFloor = 1e-6
    var compared = 0
    for (tensor, found) in zip(0..., gradient.tensors) {
      for (element, found) in found.enumerated() {
        func lossWithNudge(_ nudge: Double) -> Double {
          var nudged = reference
          nudged.nudge(tensor: tensor, element: element, by: nudge)
          return nudged.loss(of: sequences, writePenalty: 0.3, rangePenalty: 0.3)
        }
        let step = 1e-5
        let expected = (lossWithNudge(step) - lossWithNudge(-step)) / (2 * step)
        if abs(expected) * 1e-3 > absoluteFloor { compared += 1 }
        #expect(
          abs(Double(found) - expected) <= max(1e-3 * abs(expected), absoluteFloor),
          "tensor \(tensor), element \(element): \(found), expected \(expected)")
      }
    }
    #expect(compared > 50, "too few gradients are large enough to compare")
  }

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

  @Test("A network learns to repeat a word it has to remember", arguments: [CellKind.lstm, .rnn])
  func learns(cell: CellKind) async {
    // The first word comes back after three others: nothing but memory helps.
    var generator = SeededGenerator(seed: 3)
    let sequences = (0..<300).map { _ in
      let word = Int.random(in: 0..<2, using: &generator)
      return [word, 2, 3, 4, word]
    }
    var options = TrainingOptions()
    options.epochs = 30
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

extension ReferenceNetwork {
  /// Adds to one element of one tensor, numbered as in `Network.forEachTensor`.
  fileprivate mutating func nudge(tensor: Int, element: Int, by amount: Double) {
    func nudge(_ rows: inout [[Double]]) {
      let columns = rows.first?.count ?? 1
      rows[element / columns][element % columns] += amount
    }
    if tensor == 0 { return nudge(&embedding) }
    let layer = (tensor - 1) / 3
    guard layer < layers.count else {
      if tensor - 1 - layers.count * 3 == 0 {
        nudge(&outputWeight)
      } else {
        outputBias[element] += amount
      }
      return
    }
    switch (tensor - 1) % 3 {
    case 0: nudge(&layers[layer].inputWeight)
    case 1: nudge(&layers[layer].recurrentWeight)
    default: layers[layer].bias[element] += amount
    }
  }
}
