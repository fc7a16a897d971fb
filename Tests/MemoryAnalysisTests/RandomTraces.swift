import RecurrentNets

/// A network whose weights all lie within ±`scale`.
func randomNetwork(
  _ cell: CellKind = .lstm, hidden: Int = 9, layers: Int = 1, scale: Float = 1, seed: UInt64 = 1
) -> Network {
  var generator = SeededGenerator(seed: seed)
  return randomNetwork(cell, hidden, layers, scale, &generator)
}

private func randomNetwork(
  _ cell: CellKind, _ hidden: Int, _ layers: Int, _ scale: Float,
  _ generator: inout SeededGenerator
) -> Network {
  var network = Network(
    zeros: NetworkShape(
      cell: cell, vocabularySize: 12, embeddingSize: 5,
      hiddenSizes: Array(repeating: hidden, count: layers)))
  network.forEachTensor { values in
    for index in values.indices {
      values[index] = Float.random(in: -scale...scale, using: &generator)
    }
  }
  return network
}

/// The trace of a random network over random tokens.
func randomTrace(
  _ cell: CellKind = .lstm, hidden: Int = 9, layers: Int = 1, tokens count: Int = 60,
  scale: Float = 1, seed: UInt64 = 1
) -> Trace {
  var generator = SeededGenerator(seed: seed)
  let network = randomNetwork(cell, hidden, layers, scale, &generator)
  let tokens = (0..<count).map { _ in Int.random(in: 0..<12, using: &generator) }
  return TraceRecorder(network).trace(of: tokens)
}
