/// Moves parameters against the gradient, by one rule or another.
struct Optimizer: Sendable {
  let kind: OptimizerKind
  private let momentum: Float

  /// What it remembers.
  var state: OptimizerState

  init(_ options: TrainingOptions, for network: Network) {
    kind = options.optimizer
    momentum = options.momentum
    let zeros = network.tensors.map { [Float](repeating: 0, count: $0.count) }
    state = OptimizerState(firstMoments: zeros, secondMoments: kind == .adam ? zeros : [])
  }

  /// Moves the network's parameters one step against the gradient.
  mutating func update(_ network: inout Network, gradient: [[Float]], learningRate: Float) {
    switch kind {
    case .adam: Adam.update(&network, &state, gradient: gradient, learningRate: learningRate)
    case .sgd:
      var index = 0
      network.forEachTensor { parameters in
        descend(
          &parameters, gradient[index], &state.firstMoments[index], learningRate: learningRate)
        index += 1
      }
    }
  }

  /// v ← μ v + g, θ ← θ − α v, as PyTorch has it.
  private func descend(
    _ parameters: inout [Float], _ gradient: [Float], _ velocity: inout [Float],
    learningRate: Float
  ) {
    precondition(parameters.count == gradient.count && velocity.count == gradient.count)
    for index in gradient.indices {
      velocity[index] = momentum * velocity[index] + gradient[index]
      parameters[index] -= learningRate * velocity[index]
    }
  }
}
