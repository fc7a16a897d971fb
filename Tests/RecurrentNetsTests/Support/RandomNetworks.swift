import RecurrentNets

/// A network with random weights of the given scale, biases included.
func randomNetwork(
  _ cell: CellKind, layers: Int, hidden: Int, vocabulary: Int = 11, embedding: Int = 5,
  scale: Float = 1, seed: UInt64
) -> Network {
  var generator = SeededGenerator(seed: seed)
  var network = Network(
    zeros: NetworkShape(
      cell: cell, vocabularySize: vocabulary, embeddingSize: embedding,
      hiddenSizes: Array(repeating: hidden, count: layers)))
  network.forEachTensor { values in
    for index in values.indices {
      values[index] = Float.random(in: -scale...scale, using: &generator)
    }
  }
  return network
}

/// Random tokens of a vocabulary.
func randomTokens(_ count: Int, vocabulary: Int = 11, seed: UInt64) -> [Int] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in Int.random(in: 0..<vocabulary, using: &generator) }
}
