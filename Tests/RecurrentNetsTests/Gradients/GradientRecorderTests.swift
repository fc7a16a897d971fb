import Testing

@testable import RecurrentNets

/// If one of these fails, the picture of what reaches how far back is not the network's slope.
@Suite struct GradientRecorderTests {
  /// The recorder's states are single precision, so slopes at them differ by some 1e-7 of their size
  /// from those of the float64 reading.
  @Test("Every derivative agrees with finite differences in float64", arguments: gradientCases)
  func finiteDifferences(example: ReachCase) {
    let recorder = GradientRecorder(example.network)
    let trace = example.trace
    let gradient = recorder.gradient(
      of: example.scalar, at: example.position, in: trace, interventions: example.interventions)
    var worst = 0.0
    var largest = 0.0
    func compare(_ found: Double, _ nudge: Nudge) {
      // Each position's turn comes to some units, so that the test takes no minute.
      guard (nudge.unit + nudge.position) % 3 == 0 else { return }
      let expected = recorder.finiteDifference(
        of: example.scalar, at: example.position, in: trace, moving: nudge, by: 1e-5,
        interventions: example.interventions)
      worst = max(worst, abs(found - expected))
      largest = max(largest, abs(expected))
    }
    for (index, layer) in gradient.layers.enumerated() {
      for position in layer.positions {
        for (quantity, plane) in layer.planes where !plane.isEmpty {
          for (unit, found) in layer.values(of: quantity, at: position).enumerated() {
            compare(found, Nudge(.quantity(quantity), layer: index, at: position, unit: unit))
          }
          for (unit, found) in layer.preActivation(of: quantity, at: position).enumerated() {
            compare(found, Nudge(.preActivation(quantity), layer: index, at: position, unit: unit))
          }
        }
      }
      for quantity in [Quantity.hidden, .cell] {
        for (unit, found) in layer.values(of: quantity, at: layer.start).enumerated() {
          compare(found, Nudge(.quantity(quantity), layer: index, at: layer.start, unit: unit))
        }
      }
    }
    for position in gradient.positions where example.interventions.isEmpty {
      for (component, found) in gradient.input(at: position).enumerated() {
        let expected = recorder.finiteDifference(
          of: example.scalar, at: example.position, in: trace, movingInput: component, at: position,
          by: 1e-5)
        worst = max(worst, abs(found - expected))
      }
    }
    #expect(largest > 1e-3, "nothing to compare")
    #expect(worst <= 1e-6 * max(1, largest), "off by \(worst); the largest is \(largest)")
  }

  @Test("What the finite differences read is what the recorder reads", arguments: gradientCases)
  func preciseReading(example: ReachCase) {
    let recorder = GradientRecorder(example.network)
    let trace = example.trace
    let reader = PreciseReader(
      recorder: recorder, trace: trace, interventions: example.interventions)
    let read = reader.value(of: example.scalar, at: example.position, from: 1)
    let gradient = recorder.gradient(
      of: example.scalar, at: example.position, in: trace, interventions: example.interventions)
    let logits = trace.logits(at: example.position).map(Double.init)
    let expected = example.scalar.evaluate(example.network.output) { logits[$0] }.value
    #expect(abs(read - expected) <= 1e-5 * max(1, abs(expected)))
    #expect(abs(gradient.value - expected) <= 1e-5 * max(1, abs(expected)))
  }

  @Test(
    "Summed over a text it is the trainer's own gradient of the weights",
    arguments: [CellKind.lstm, .rnn], [1, 2])
  func trainer(cell: CellKind, layers: Int) async {
    let network = randomNetwork(cell, layers: layers, hidden: 7, seed: 2)
    let words = randomTokens(20, seed: 8)
    var options = TrainingOptions()
    options.writePenalty = 0
    options.rangePenalty = 0
    let (_, expected, _) = await Trainer(network, options: options).lossAndGradient(
      of: [TrainingExample(nextTokens: words)])
    let trace = TraceRecorder(network).trace(of: Array(words.dropLast()))
    var readouts: [Int: [Double]] = [:]
    for position in trace.positions {
      var shares = Softmax.probabilities(of: trace.logits(at: position)).map(Double.init)
      shares[words[position]] -= 1
      readouts[position] = PreciseMatrix(network.output.weight).transposedProduct(
        with: shares.map { $0 / Double(trace.tokenCount) })
    }
    let gradient = GradientRecorder(network).gradient(
      of: .logit(0), at: trace.tokenCount, value: 0, readouts: readouts, in: trace,
      trace.positions)
    var worst = 0.0
    for (index, layer) in gradient.layers.enumerated() {
      let weights = expected.layers[index]
      for row in weights.bias.indices {
        var bias = 0.0
        var recurrent = [Double](repeating: 0, count: layer.outputSize)
        for position in trace.positions {
          let delta = layer.preActivations.row(position - 1)[
            (position - 1) * weights.bias.count + row]
          bias += delta
          for (unit, h) in trace.layers[index].values(of: .hidden, at: position - 1).enumerated() {
            recurrent[unit] += delta * Double(h)
          }
        }
        worst = max(worst, abs(bias - Double(weights.bias[row])))
        for (found, expected) in zip(recurrent, weights.recurrentWeight.row(row)) {
          worst = max(worst, abs(found - Double(expected)))
        }
      }
    }
    #expect(worst <= 1e-6, "off by \(worst)")
  }

  @Test("A gradient that is taken from a later position on is the same there")
  func partial() {
    let network = randomNetwork(.lstm, layers: 2, hidden: 4, seed: 3)
    let trace = TraceRecorder(network).trace(of: randomTokens(9, seed: 1))
    let recorder = GradientRecorder(network)
    let whole = recorder.gradient(of: .difference(2, 3), at: 8, in: trace)
    let part = recorder.gradient(of: .difference(2, 3), at: 8, in: trace, from: 5)
    #expect(part.positions == 5..<9 && whole.positions == 1..<9)
    for position in 5..<9 {
      #expect(
        zip(part.input(at: position), whole.input(at: position)).allSatisfy {
          abs($0 - $1) <= 1e-12
        })
      for layer in 0..<2 {
        for quantity in CellKind.lstm.quantities {
          let found = part.layers[layer].values(of: quantity, at: position)
          let expected = whole.layers[layer].values(of: quantity, at: position)
          for (found, expected) in zip(found, expected) {
            #expect(abs(found - expected) <= 1e-12)
          }
        }
      }
    }
  }

  @Test("What has nearly vanished is a small number and not 0")
  func vanishing() {
    var network = randomNetwork(.rnn, layers: 1, hidden: 4, scale: 0.2, seed: 3)
    network.layers[0].bias = [1, 1, 1, 1]
    let trace = TraceRecorder(network).trace(of: randomTokens(200, seed: 1))
    let gradient = GradientRecorder(network).gradient(of: .difference(0, 1), at: 200, in: trace)
    let norm = gradient.layers[0].norm(of: .hidden, at: 20)
    #expect(norm > 0 && norm < 1e-60)
  }

  @Test("A network without a head has no gradient, and the sentence says so")
  func problem() {
    var network = randomNetwork(.lstm, layers: 1, hidden: 3, seed: 1)
    #expect(
      GradientRecorder(network).gradientProblem(of: .difference(0, 11))
        == "expected an output from 0 to 10; found 11")
    network.output = OutputLayer(weight: Matrix(rows: 0, columns: 3), bias: [])
    #expect(GradientRecorder(network).gradientProblem(of: .logit(0))?.contains("no head") == true)
  }
}
