import Benchmark
@_spi(Benchmarking) import RecurrentNets

// How much longer an update takes than its matrix products alone, on two threads
// against the same products on two threads. H = 24, batch of 32, vocabulary of
// 220, sequences of 30 words. The metric is the ratio in thousandths.

private let ratio = BenchmarkMetric.custom("time ÷ BLAS, ‰", polarity: .prefersSmaller)
private let speed = BenchmarkMetric.custom("tokens/s", polarity: .prefersLarger)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [ratio, speed], warmupIterations: 3, maxDuration: .seconds(10), maxIterations: 300)

  Benchmark("training, 1 layer of 24, batch of 32") { benchmark in
    var generator = SeededGenerator(seed: 1)
    let shape = NetworkShape(
      cell: .lstm, vocabularySize: 220, embeddingSize: 24, hiddenSizes: [24])
    var options = TrainingOptions()
    options.writePenalty = 0.3
    options.rangePenalty = 0.3
    var trainer = Trainer(Network(random: shape, using: &generator), options: options)
    let batch = (0..<32).map { _ in
      (0..<31).map { _ in Int.random(in: 0..<220, using: &generator) }
    }
    let products = TrainingProducts(shape, rows: 16, steps: 30)
    let clock = ContinuousClock()
    for _ in benchmark.scaledIterations {
      let start = clock.now
      await trainer.update(with: batch, learningRate: 0.001)
      let update = clock.now - start
      let alone = await products.timeOnTwoThreads()
      benchmark.measurement(ratio, Int(1000 * (update / alone)))
      benchmark.measurement(speed, Int(32 * 30 / (update / .seconds(1))))
    }
  }
}
