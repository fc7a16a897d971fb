import Testing

@testable import RecurrentNets

/// If this fails, training walks with other steps than Adam's.
@Suite struct OptimizerTests {
  @Test("Steps are those of the paper's algorithm in float64")
  func paper() {
    var network = randomNetwork(.lstm, layers: 1, hidden: 2, seed: 1)
    var adam = Optimizer(TrainingOptions(), for: network)
    var generator = SeededGenerator(seed: 2)
    var parameters = network.tensors.map { $0.map(Double.init) }
    var first = parameters.map { $0.map { _ in 0.0 } }
    var second = first
    for step in 1...20 {
      let gradient = network.tensors.map {
        $0.map { _ in Float.random(in: -1...1, using: &generator) }
      }
      adam.update(&network, gradient: gradient, learningRate: 0.01)
      var firstPower = 1.0
      var secondPower = 1.0
      for _ in 0..<step {
        firstPower *= 0.9
        secondPower *= 0.999
      }
      for (tensor, values) in gradient.enumerated() {
        for (index, value) in values.enumerated() {
          let g = Double(value)
          first[tensor][index] = 0.9 * first[tensor][index] + 0.1 * g
          second[tensor][index] = 0.999 * second[tensor][index] + 0.001 * g * g
          let mean = first[tensor][index] / (1 - firstPower)
          let square = second[tensor][index] / (1 - secondPower)
          parameters[tensor][index] -= 0.01 * mean / (square.squareRoot() + 1e-8)
        }
      }
    }
    for (found, expected) in zip(network.tensors.joined(), parameters.joined()) {
      #expect(abs(Double(found) - expected) < 1e-5)
    }
  }

  @Test("Gradient descent moves by the velocity, which keeps part of what it was")
  func momentum() {
    var options = TrainingOptions()
    options.optimizer = .sgd
    options.momentum = 0.5
    var network = randomNetwork(.rnn, layers: 1, hidden: 2, seed: 1)
    let before = network.tensors
    var descent = Optimizer(options, for: network)
    let gradient = network.tensors.map { $0.map { _ in Float(0.25) } }
    descent.update(&network, gradient: gradient, learningRate: 0.1)
    descent.update(&network, gradient: gradient, learningRate: 0.1)
    // 0.1 · 0.25, then 0.1 · (0.5 · 0.25 + 0.25).
    for (after, before) in zip(network.tensors.joined(), before.joined()) {
      #expect(abs(before - after - 0.0625) < 1e-6)
    }
  }
}
