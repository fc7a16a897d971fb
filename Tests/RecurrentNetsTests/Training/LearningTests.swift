import Testing

@testable import RecurrentNets

/// If one of these fails, a kind of network is trained and learns nothing.
@Suite struct LearningTests {
  private func train(
    _ architecture: NetworkArchitecture, on training: TrainingData, heldOut: TrainingData,
    _ change: (inout TrainingOptions) -> Void
  ) async -> TrainingOutcome {
    var options = TrainingOptions()
    options.learningRate = 0.02
    change(&options)
    var generator = SeededGenerator(seed: 5)
    return await TrainingRun(training: training, heldOut: heldOut, options: options)
      .train(Network(random: architecture, using: &generator))
  }

  @Test("What the next word decides is learned in both directions, and not in one")
  func lookingAhead() async {
    func examples(seed: UInt64) -> TrainingData {
      .examples(
        (0..<150).map { index in
          let tokens = randomTokens(6, vocabulary: 4, seed: seed + UInt64(index))
          return TrainingExample(
            tokens: tokens, labels: tokens.dropFirst().map { $0 % 2 } + [0])
        })
    }
    var accuracies: [Double] = []
    for isBidirectional in [false, true] {
      var architecture = NetworkArchitecture(
        cell: .gru, vocabularySize: 4, inputSize: 4, hiddenSizes: [6], outputSize: 2,
        task: .tokenLabels)
      architecture.isBidirectional = isBidirectional
      let outcome = await train(
        architecture, on: examples(seed: 1), heldOut: examples(seed: 1000)
      ) { $0.epochs = 20 }
      accuracies.append(outcome.heldOutLoss.accuracy ?? 0)
    }
    // The last word's label is always the same, the others are a coin's.
    #expect(accuracies[0] < 0.75)
    #expect(accuracies[1] > 0.98)
  }

  @Test("A text's label is learned from its first word", arguments: CellKind.allCases)
  func textLabel(cell: CellKind) async {
    let examples = TrainingData.examples(
      (0..<200).map { index in
        let tokens = randomTokens(3 + index % 4, vocabulary: 5, seed: UInt64(index))
        return TrainingExample(tokens: tokens, label: tokens[0] % 2)
      })
    let architecture = NetworkArchitecture(
      cell: cell, vocabularySize: 5, inputSize: 4, hiddenSizes: [8], outputSize: 2,
      task: .textLabel)
    let outcome = await train(architecture, on: examples, heldOut: examples) { $0.epochs = 30 }
    #expect(outcome.heldOutLoss.accuracy ?? 0 > 0.95)
    #expect(outcome.heldOutLoss.tokens == 200 && outcome.heldOutLoss.steps > 800)
  }

  @Test("The next value of a sine is learned, as one long series")
  func series() async {
    // x(t+1) = 2 cos(ω) x(t) − x(t−1): a step before has to be remembered.
    var values: [Float] = [0, 0.5]
    while values.count < 700 {
      values.append(1.732_050_8 * values[values.count - 1] - values[values.count - 2])
    }
    func stream(_ range: Range<Int>) -> TrainingData {
      let part = Array(values[range])
      return .stream(
        TrainingExample(nextValues: Matrix(rows: part.count, columns: 1, elements: part)))
    }
    var architecture = NetworkArchitecture(
      vocabularySize: 0, inputSize: 1, hiddenSizes: [8], outputSize: 1, task: .nextValue)
    architecture.hasPeepholes = true
    let outcome = await train(architecture, on: stream(0..<500), heldOut: stream(500..<700)) {
      $0.epochs = 40
      $0.batchSize = 4
      $0.window = 20
    }
    // The variance of the series is 0.5, the error of the last value 0.27 of that.
    #expect(outcome.heldOutLoss.mean < 0.02)
    #expect(outcome.heldOutLoss.accuracy == nil)
  }
}
