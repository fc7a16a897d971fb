import Testing

@testable import RecurrentNets

/// A network that gradients are checked in, by name.
struct GradientCase: Sendable, CustomTestStringConvertible {
  var name: String
  var architecture: NetworkArchitecture
  var testDescription: String { name }

  init(
    _ name: String, cell: CellKind, task: TrainingTask = .nextToken, hidden: [Int] = [4],
    readsVectors: Bool = false, _ change: (inout NetworkArchitecture) -> Void = { _ in }
  ) {
    self.name = name
    let outputs = task == .nextToken ? 6 : (task == .nextValue ? 2 : 3)
    architecture = NetworkArchitecture(
      cell: cell, vocabularySize: readsVectors ? 0 : 6, inputSize: 3, hiddenSizes: hidden,
      outputSize: outputs, task: task)
    change(&architecture)
  }

  /// Every cell and variant with every task, alone and stacked, in one direction and in both.
  static let all: [GradientCase] = {
    let cells: [(String, CellKind, (inout NetworkArchitecture) -> Void)] = [
      ("lstm", .lstm, { _ in }),
      ("lstm with peepholes", .lstm, { $0.hasPeepholes = true }),
      ("lstm, coupled", .lstm, { $0.isCoupled = true }),
      (
        "lstm, coupled with peepholes", .lstm,
        {
          $0.isCoupled = true
          $0.hasPeepholes = true
        }
      ),
      ("gru", .gru, { _ in }),
      ("gru, reset before", .gru, { $0.resetsAfter = false }),
      ("rnn", .rnn, { _ in }),
      ("rnn with relu", .rnn, { $0.usesRelu = true }),
    ]
    var cases: [GradientCase] = []
    for (name, cell, change) in cells {
      for task in TrainingTask.allCases {
        for (hidden, both) in [([4], false), ([4, 3], false), ([3], true), ([3, 4], true)] {
          let place = "\(hidden.count == 1 ? "" : ", two levels")\(both ? ", both directions" : "")"
          cases.append(
            GradientCase(
              "\(name), \(task)\(place)", cell: cell, task: task, hidden: hidden,
              readsVectors: task == .nextValue
            ) {
              change(&$0)
              $0.isBidirectional = both
            })
        }
      }
    }
    return cases
  }()
}

/// If one of these fails, training follows a direction that is not the slope.
///
/// Backpropagation is compared with central differences of the float64 twin: a
/// relative error of at most 1e-3, or an absolute one of at most 2e-6, which
/// is what float32 sums of this size can promise.
@Suite struct GradientTests {
  @Test("Every gradient agrees with central differences in float64", arguments: GradientCase.all)
  func gradients(of test: GradientCase) async {
    let network = randomNetwork(test.architecture, scale: 0.8, seed: 7)
    var options = TrainingOptions()
    options.writePenalty = 0.3
    options.rangePenalty = 0.3
    let examples = randomExamples(for: test.architecture, lengths: [3, 1, 5], seed: 20)
    await check(network, examples, options: options) {
      $0.loss(of: examples, writePenalty: 0.3, rangePenalty: 0.3)
    }
  }

  @Test("Gradients of a window go back to its beginning, from the state that is carried there")
  func carried() async {
    for cell in CellKind.allCases {
      let architecture = NetworkArchitecture(
        cell: cell, vocabularySize: 6, inputSize: 3, hiddenSizes: [4, 3])
      let network = randomNetwork(architecture, scale: 0.8, seed: 3)
      let examples = randomExamples(for: architecture, lengths: [5, 5, 5], seed: 9)
      var generator = SeededGenerator(seed: 4)
      let states = examples.map { _ in
        var state = NetworkState(startOf: network)
        for layer in state.hidden.indices {
          state.hidden[layer] = state.hidden[layer].map { _ in
            Float.random(in: -1...1, using: &generator)
          }
          state.cell[layer] = state.cell[layer].map { _ in
            Float.random(in: -1...1, using: &generator)
          }
        }
        return state
      }
      await check(network, examples, from: states, options: TrainingOptions()) {
        $0.loss(of: examples, from: states)
      }
      // And the states it ends in are those that a recorder ends in.
      let (_, _, ends) = await Trainer(network, options: TrainingOptions()).lossAndGradient(
        of: examples, from: states)
      for (index, example) in examples.enumerated() {
        let trace = TraceRecorder(network).trace(of: example.input, from: states[index])
        let expected = trace.state(at: 5)
        for (found, expected) in zip(
          (ends[index].hidden + ends[index].cell).joined(),
          (expected.hidden + expected.cell).joined())
        { #expect(abs(found - expected) < 1e-5) }
      }
    }
  }

  @Test("With dropout the gradient is that of the values that are left", arguments: [false, true])
  func dropout(isBidirectional: Bool) async {
    for task in [TrainingTask.tokenLabels, .textLabel] {
      var architecture = NetworkArchitecture(
        vocabularySize: 6, inputSize: 3, hiddenSizes: [4, 3], outputSize: 3, task: task)
      architecture.isBidirectional = isBidirectional
      let network = randomNetwork(architecture, scale: 0.8, seed: 5)
      var options = TrainingOptions()
      options.dropout = 0.4
      // A single text, so that its rows are those of the first shard in the order of its words.
      let examples = randomExamples(for: architecture, lengths: [9], seed: 2)
      let mask = DropoutMask(rate: 0.4, seed: options.seed, update: 0, shard: 0)
      var zeros = 0
      await check(network, examples, options: options) { reference in
        reference.loss(of: examples) { level, rows, columns in
          var factors = [Float](repeating: 0, count: rows * columns)
          mask.fill(&factors, count: rows * columns, level: level)
          zeros += factors.filter { $0 == 0 }.count
          return (0..<rows).map { row in
            factors[row * columns..<(row + 1) * columns].map(Double.init)
          }
        }
      }
      #expect(zeros > 0, "nothing was dropped")
    }
  }

  @Test("Large vocabularies, of which only the words read are projected, have the same gradients")
  func largeVocabulary() async {
    for isBidirectional in [false, true] {
      var architecture = NetworkArchitecture(
        vocabularySize: 300, inputSize: 3, hiddenSizes: [3], outputSize: 3, task: .tokenLabels)
      architecture.isBidirectional = isBidirectional
      let network = randomNetwork(architecture, scale: 0.8, seed: 7)
      let examples = randomExamples(for: architecture, lengths: [5, 3, 5], seed: 1)
      await check(network, examples, options: TrainingOptions()) { $0.loss(of: examples) }
    }
  }

  private func check(
    _ network: Network, _ examples: [TrainingExample], from states: [NetworkState]? = nil,
    options: TrainingOptions, loss: (ReferenceNetwork) -> Double
  ) async {
    let (found, gradient, _) = await Trainer(network, options: options).lossAndGradient(
      of: examples, from: states)
    #expect(found.steps == examples.reduce(0) { $0 + $1.count })
    let reference = ReferenceNetwork(network)
    if options.dropout == 0 {
      #expect(abs(found.mean - reference.loss(of: examples, from: states)) < 1e-5)
    }
    let absoluteFloor = 2e-6
    var compared = 0
    var nudged = reference
    for (tensor, found) in zip(0..., gradient.tensors) {
      // Of a large tensor some elements from all over it.
      let stride = Swift.stride(from: 0, to: found.count, by: max(1, found.count / 5))
      for element in stride {
        let found = found[element]
        let value = reference.parameters[tensor][element]
        let step = 1e-5
        nudged.parameters[tensor][element] = value + step
        let above = loss(nudged)
        nudged.parameters[tensor][element] = value - step
        let expected = (above - loss(nudged)) / (2 * step)
        nudged.parameters[tensor][element] = value
        if abs(expected) * 1e-3 > absoluteFloor { compared += 1 }
        let error = abs(Double(found) - expected)
        #expect(
          error <= max(1e-3 * abs(expected), absoluteFloor),
          "tensor \(tensor), element \(element): \(found), expected \(expected)")
      }
    }
    #expect(compared > 10, "too few gradients are large enough to compare")
  }
}
