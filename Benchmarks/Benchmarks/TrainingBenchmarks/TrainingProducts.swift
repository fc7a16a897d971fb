import Benchmark
@_spi(Benchmarking) import RecurrentNets

/// The matrix products of one update of a one-layer network and nothing else.
struct TrainingProducts: Sendable {
  private let hidden: Int
  private let embedding: Int
  private let words: Int
  private let rows: Int
  private let steps: Int

  /// Products for shards of `rows` sequences of `steps` words.
  init(_ shape: NetworkShape, rows: Int, steps: Int) {
    hidden = shape.hiddenSizes[0]
    embedding = shape.embeddingSize
    words = shape.vocabularySize
    self.rows = rows
    self.steps = steps
  }

  /// Runs the products of two shards at the same time and returns how long that takes.
  func timeOnTwoThreads() async -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<2 { group.addTask { run() } }
    }
    return clock.now - start
  }

  private func run() {
    let blocks = 4 * hidden
    let count = rows * steps
    let weights = [Float](repeating: 0.01, count: max(words, blocks) * max(blocks, embedding))
    let states = [Float](repeating: 0.01, count: count * max(hidden, embedding))
    var gates = [Float](repeating: 0.01, count: count * blocks)
    var logits = [Float](repeating: 0.01, count: count * words)
    var small = [Float](repeating: 0, count: max(count * hidden, words * blocks))

    // Forwards: projection of the words, U·h for each step, logits.
    BLAS.multiply(
      weights, .plain, weights, .transposed, m: words, n: blocks, k: embedding, into: &small,
      beta: 0)
    for _ in 1..<steps {
      BLAS.multiply(
        states, .plain, weights, .transposed, m: rows, n: blocks, k: hidden, into: &gates, beta: 1)
    }
    BLAS.multiply(
      states, .plain, weights, .transposed, m: count, n: words, k: hidden, into: &logits, beta: 1)
    // Backwards: output layer, Uᵀ·δ for each step, and the weights' gradients.
    BLAS.multiply(
      logits, .plain, weights, .plain, m: count, n: hidden, k: words, into: &small, beta: 0)
    BLAS.multiply(
      logits, .transposed, states, .plain, m: words, n: hidden, k: count, into: &small, beta: 0)
    for _ in 1..<steps {
      BLAS.multiply(
        gates, .plain, weights, .plain, m: rows, n: hidden, k: blocks, into: &small, beta: 1)
    }
    BLAS.multiply(
      gates, .transposed, states, .plain, m: blocks, n: hidden, k: count, into: &small, beta: 0)
    BLAS.multiply(
      gates, .transposed, weights, .plain, m: blocks, n: embedding, k: words, into: &small,
      beta: 0)
    BLAS.multiply(
      gates, .plain, weights, .plain, m: words, n: embedding, k: blocks, into: &small, beta: 0)
    blackHole(small)
    blackHole(logits)
  }
}
