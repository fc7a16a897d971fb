import Testing

@testable import RecurrentNets

/// A training that is stopped and resumed, by name.
struct ResumedCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var architecture: NetworkArchitecture
  var isStream = false
  var change: @Sendable (inout TrainingOptions) -> Void = { _ in }

  static let all: [ResumedCase] = [
    ResumedCase(
      testDescription: "texts",
      architecture: NetworkArchitecture(vocabularySize: 7, inputSize: 3, hiddenSizes: [5])),
    ResumedCase(
      testDescription: "a long text, two levels with dropout, cosine after a warm-up",
      architecture: NetworkArchitecture(
        cell: .gru, vocabularySize: 7, inputSize: 3, hiddenSizes: [5, 4]),
      isStream: true
    ) {
      $0.dropout = 0.3
      $0.schedule = .cosine
      $0.warmUp = 4
    },
    ResumedCase(
      testDescription: "a series, gradient descent",
      architecture: NetworkArchitecture(
        cell: .rnn, vocabularySize: 0, inputSize: 2, hiddenSizes: [5], outputSize: 2,
        task: .nextValue),
      isStream: true
    ) {
      $0.optimizer = .sgd
      $0.learningRate = 0.05
    },
  ]

  func data(seed: UInt64) -> TrainingData {
    guard isStream else {
      return .examples(
        randomExamples(for: architecture, lengths: (0..<30).map { 2 + $0 % 7 }, seed: seed))
    }
    return .stream(randomExamples(for: architecture, lengths: [170], seed: seed)[0])
  }
}

/// If one of these fails, an interrupted training cannot be gone on with, or ends in another network.
@Suite struct TrainingSessionTests {
  private func options(_ test: ResumedCase, threads: Int) -> TrainingOptions {
    var options = TrainingOptions()
    options.batchSize = 6
    options.window = 5
    options.epochs = 3
    options.threads = threads
    options.writePenalty = 0.1
    test.change(&options)
    return options
  }

  @Test(
    "Stopped anywhere and resumed, with one thread or two, it is the same training to the bit",
    arguments: ResumedCase.all)
  func resumed(_ test: ResumedCase) async {
    let network = randomNetwork(test.architecture, scale: 0.5, seed: 1)
    let (training, heldOut) = (test.data(seed: 2), test.data(seed: 3))
    var whole = TrainingSession(
      network, training: training, heldOut: heldOut, options: options(test, threads: 1))
    while whole.ending == nil { await whole.step() }
    #expect(whole.progress.update == whole.progress.updates && whole.progress.update > 12)
    #expect(whole.ending == .finished)

    for stop in [1, whole.progress.updates / 3, whole.progress.updates / 2 + 1] {
      var first = TrainingSession(
        network, training: training, heldOut: heldOut, options: options(test, threads: 2))
      for _ in 0..<stop { await first.step() }
      var second = TrainingSession(
        resuming: first.state, training: training, heldOut: heldOut,
        options: options(test, threads: stop == 1 ? 1 : 2))
      #expect(second.state == first.state)
      while second.ending == nil { await second.step() }
      #expect(second.state == whole.state, "stopped after \(stop)")
    }
  }

  @Test("Resumed with fewer epochs than were read it is over, and no step ever goes uphill")
  func fewerEpochs() async {
    let test = ResumedCase.all[0]
    let (training, heldOut) = (test.data(seed: 2), test.data(seed: 3))
    var session = TrainingSession(
      randomNetwork(test.architecture, scale: 0.5, seed: 1), training: training, heldOut: heldOut,
      options: options(test, threads: 1))
    while session.progress.epoch < 3 || session.state.place == 0 { await session.step() }
    var fewer = options(test, threads: 1)
    fewer.epochs = 1
    var resumed = TrainingSession(
      resuming: session.state, training: training, heldOut: heldOut, options: fewer)
    #expect(resumed.ending == .finished)
    await resumed.step()
    #expect(resumed.state == session.state)
    for schedule in LearningRateSchedule.allCases {
      #expect(schedule.factor(update: 300, of: 100) >= 0)
    }
  }

  @Test("The state of a long text is carried from window to window, and not from epoch to epoch")
  func carrying() async {
    let test = ResumedCase.all[1]
    var options = options(test, threads: 1)
    options.batchSize = 1
    options.learningRate = 1e-9
    options.dropout = 0
    let network = randomNetwork(test.architecture, scale: 0.5, seed: 1)
    let training = test.data(seed: 2)
    var session = TrainingSession(
      network, training: training, heldOut: .examples([]), options: options)
    guard case .stream(let example) = training else { return }
    let trace = TraceRecorder(network).trace(of: example.input)
    for window in 1...3 {
      await session.step()
      let carried = session.state.carried?[0].hidden[1] ?? []
      let expected = trace.state(at: window * 5).hidden[1]
      for (found, expected) in zip(carried, expected) { #expect(abs(found - expected) < 1e-4) }
    }
    while session.progress.epoch == 1 { await session.step() }
    // The first window of the second epoch starts from zeros again.
    let expected = trace.state(at: 5).hidden[1]
    for (found, expected) in zip(session.state.carried?[0].hidden[1] ?? [], expected) {
      #expect(abs(found - expected) < 1e-4)
    }
  }

  @Test("A loss that is no number ends it, names the update and keeps the best network")
  func astray() async {
    let test = ResumedCase.all[0]
    var options = options(test, threads: 2)
    options.epochs = 50
    options.schedule = .constant
    options.writePenalty = 0
    let network = randomNetwork(test.architecture, scale: 0.5, seed: 1)
    var session = TrainingSession(
      network, training: test.data(seed: 2), heldOut: test.data(seed: 3), options: options)
    for _ in 0..<7 { await session.step() }
    let kept = session.best?.network
    #expect(kept != nil)
    var state = session.state
    state.network.output.bias[3] = .infinity
    session = TrainingSession(
      resuming: state, training: test.data(seed: 2), heldOut: test.data(seed: 3),
      options: options)
    let before = session.network
    await session.step()
    #expect(session.ending == .astray(update: 8))
    #expect(session.network == before)
    let progress = await session.step()
    #expect(progress.update == 7)
    #expect(await session.finish().network == kept)

    options.learningRate = 1e30
    let outcome = await TrainingRun(
      training: test.data(seed: 2), heldOut: test.data(seed: 3), options: options
    ).train(network)
    guard case .astray(let update)? = outcome.ending else {
      Issue.record("steps of 1e30 have to go astray")
      return
    }
    #expect(update <= 6)
  }

  @Test("Out of patience it ends, some epochs after the best one")
  func patience() async {
    let test = ResumedCase.all[0]
    var options = options(test, threads: 2)
    options.epochs = 200
    options.learningRate = 0.05
    options.patience = 3
    // Random words can only be learned by heart, which makes others less likely.
    var session = TrainingSession(
      randomNetwork(test.architecture, scale: 0.5, seed: 1), training: test.data(seed: 2),
      heldOut: test.data(seed: 300), options: options)
    while session.ending == nil { await session.step() }
    #expect(session.ending == .outOfPatience)
    #expect(session.state.epochsSinceBest == 3 && session.progress.epoch < 100)
    let outcome = await session.finish()
    #expect(!outcome.wasInterrupted && outcome.network != session.network)
  }

  @Test("Dropout depends on the seed and the update, and not on the threads")
  func dropout() async {
    var masks: [[Float]] = []
    for (seed, update, shard) in [(1, 0, 0), (1, 0, 0), (1, 1, 0), (1, 0, 1), (2, 0, 0)] {
      let mask = DropoutMask(rate: 0.25, seed: UInt64(seed), update: update, shard: shard)
      var factors = [Float](repeating: 0, count: 10_000)
      mask.fill(&factors, count: factors.count, level: 0)
      masks.append(factors)
      #expect(Set(factors) == [0, 1 / (1 - 0.25 as Float)])
      let share = Double(factors.filter { $0 == 0 }.count) / 10_000
      #expect(abs(share - 0.25) < 0.02)
    }
    #expect(masks[0] == masks[1])
    #expect(Set(masks).count == 4)
  }

  @Test("Step sizes go as their schedule says")
  func schedules() {
    func factors(_ schedule: LearningRateSchedule, warmUp: Int = 0) -> [Float] {
      [0, 25, 50, 100].map { schedule.factor(update: $0, of: 100, warmUp: warmUp) }
    }
    #expect(factors(.constant) == [1, 1, 1, 1])
    #expect(factors(.linear) == [1, 0.75, 0.5, 0])
    for (found, expected) in zip(factors(.cosine), [1, 0.853553, 0.5, 0] as [Float]) {
      #expect(abs(found - expected) < 1e-5)
    }
    #expect(factors(.constant, warmUp: 49) == [0.02, 0.52, 1, 1])
  }
}
