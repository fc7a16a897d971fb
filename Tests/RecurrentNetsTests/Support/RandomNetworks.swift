@testable import RecurrentNets

/// A network with random weights of the given scale, biases included.
func randomNetwork(
  _ cell: CellKind, layers: Int, hidden: Int, vocabulary: Int = 11, embedding: Int = 5,
  scale: Float = 1, seed: UInt64
) -> Network {
  var network = Network(
    zeros: NetworkShape(
      cell: cell, vocabularySize: vocabulary, embeddingSize: embedding,
      hiddenSizes: Array(repeating: hidden, count: layers)))
  network.fillRandomly(scale: scale, seed: seed)
  return network
}

/// A network of any architecture with random weights of the given scale, biases included.
func randomNetwork(
  _ architecture: NetworkArchitecture, scale: Float = 1, seed: UInt64
) -> Network {
  var network = Network(zeros: architecture)
  network.fillRandomly(scale: scale, seed: seed)
  return network
}

extension Network {
  fileprivate mutating func fillRandomly(scale: Float, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    forEachTensor { values in
      for index in values.indices {
        values[index] = Float.random(in: -scale...scale, using: &generator)
      }
    }
  }
}

/// Random tokens of a vocabulary.
func randomTokens(_ count: Int, vocabulary: Int = 11, seed: UInt64) -> [Int] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in Int.random(in: 0..<vocabulary, using: &generator) }
}

/// Random vectors.
func randomRows(_ count: Int, columns: Int, seed: UInt64) -> Matrix {
  var generator = SeededGenerator(seed: seed)
  return Matrix(
    rows: count, columns: columns,
    elements: (0..<count * columns).map { _ in Float.random(in: -1...1, using: &generator) })
}

/// Random examples of a task, of the lengths given, for a network of an architecture.
func randomExamples(
  for architecture: NetworkArchitecture, lengths: [Int], seed: UInt64
) -> [TrainingExample] {
  lengths.enumerated().map { index, count in
    let seed = seed + UInt64(index) * 10
    let input: NetworkInput =
      architecture.vocabularySize == 0
      ? .vectors(randomRows(count, columns: architecture.inputSize, seed: seed))
      : .tokens(randomTokens(count, vocabulary: architecture.vocabularySize, seed: seed))
    let targets = architecture.task == .textLabel ? 1 : count
    let target: TrainingExample.Target =
      architecture.task == .nextValue
      ? .values(randomRows(targets, columns: architecture.outputSize, seed: seed + 1))
      : .labels(randomTokens(targets, vocabulary: architecture.outputSize, seed: seed + 1))
    return TrainingExample(input: input, target: target)
  }
}
