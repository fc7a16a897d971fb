import Benchmark
@_spi(Benchmarking) import RecurrentNets

// How much longer a trace takes than the matrix products it cannot do without:
// one U·h for each token and layer, and W·x of the higher layers. Both are timed
// by turns in the same run; the metric is the ratio in thousandths.

private let ratio = BenchmarkMetric.custom("time ÷ BLAS, ‰", polarity: .prefersSmaller)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [ratio], warmupIterations: 3, maxDuration: .seconds(5), maxIterations: 200)

  for hidden in [24, 32, 200, 650] {
    Benchmark("trace, 1 layer of \(hidden)") { benchmark in
      let tokenCount = hidden < 100 ? 2000 : 200
      var generator = SeededGenerator(seed: 1)
      let network = Network(
        random: NetworkShape(
          cell: .lstm, vocabularySize: 200, embeddingSize: 32, hiddenSizes: [hidden]),
        using: &generator)
      let recorder = TraceRecorder(network)
      let tokens = (0..<tokenCount).map { _ in Int.random(in: 0..<200, using: &generator) }
      let products = RecurrentProducts(network.layers[0], steps: tokenCount)
      let clock = ContinuousClock()
      for _ in benchmark.scaledIterations {
        let trace = clock.measure { blackHole(recorder.trace(of: tokens)) }
        let alone = clock.measure { products.run() }
        benchmark.measurement(ratio, Int(1000 * (trace / alone)))
      }
    }
  }
}

/// The products of one layer's trace and nothing else.
private final class RecurrentProducts {
  private let layer: RecurrentLayer
  private let steps: Int
  private var hidden: [Float]
  private var result: [Float]

  init(_ layer: RecurrentLayer, steps: Int) {
    self.layer = layer
    self.steps = steps
    hidden = (0..<layer.hiddenSize).map { Float($0 % 7) / 7 }
    result = Array(repeating: 0, count: layer.bias.count)
  }

  func run() {
    for _ in 0..<steps {
      BLAS.multiply(
        layer.recurrentWeight.elements, rows: layer.bias.count, columns: layer.hiddenSize,
        by: hidden, into: &result, beta: 0)
    }
    blackHole(result)
  }
}
