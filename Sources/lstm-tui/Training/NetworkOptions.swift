import ArgumentParser
import RecurrentNets

/// What kind of network is trained, and how.
struct NetworkOptions: ParsableArguments {
  @Option(name: .long, help: "The kind of cell: lstm or rnn.")
  var cell: CellKind = .lstm

  @Option(name: .long, help: ArgumentHelp("Units in each layer.", valueName: "units"))
  var hidden = 24

  @Option(name: .long, help: ArgumentHelp("Layers on top of each other.", valueName: "count"))
  var layers = 1

  @Option(name: .long, help: ArgumentHelp("Dimensions of a word's embedding.", valueName: "size"))
  var embedding = 24

  @Option(name: .long, help: ArgumentHelp("How often all texts are read.", valueName: "count"))
  var epochs = 12

  @Option(name: .long, help: ArgumentHelp("Texts in one update.", valueName: "count"))
  var batch = 32

  @Option(
    name: .long, help: ArgumentHelp("Adam's step at the start; it falls to 0.", valueName: "step"))
  var learningRate: Float = 0.01

  @Option(
    name: .long,
    help: ArgumentHelp("The price of writing: so much × mean |i·C̃|.", valueName: "weight"))
  var writePenalty: Float = 0.3

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The price of cells beyond ±1: so much × mean of the excess.", valueName: "weight"))
  var rangePenalty: Float = 0.3

  @Option(
    name: .long,
    help: ArgumentHelp("Threads, which change nothing but the time: 1 or 2.", valueName: "count"))
  var threads = 2

  func validate() throws {
    guard cell != .gru else {
      throw ValidationError("--cell: expected lstm or rnn, which can be trained; found gru")
    }
    try expect("--hidden", hidden, in: 1...4096)
    try expect("--layers", layers, in: 1...16)
    try expect("--embedding", embedding, in: 1...4096)
    try expect("--epochs", epochs, in: 1...100_000)
    try expect("--batch", batch, in: 1...65_536)
    try expect("--threads", threads, in: 1...Trainer.shardCount)
    guard learningRate > 0, learningRate.isFinite else {
      throw ValidationError("--learning-rate: expected a number above 0; found \(learningRate)")
    }
    for (name, value) in [("--write-penalty", writePenalty), ("--range-penalty", rangePenalty)] {
      guard value >= 0, value.isFinite else {
        throw ValidationError("\(name): expected 0 or more; found \(value)")
      }
    }
  }

  private func expect(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(name): expected \(range.lowerBound) to \(range.upperBound); found \(value)")
    }
  }

  /// The sizes of a network for so many words.
  func shape(vocabularySize: Int) -> NetworkShape {
    NetworkShape(
      cell: cell, vocabularySize: vocabularySize, embeddingSize: embedding,
      hiddenSizes: Array(repeating: hidden, count: layers))
  }

  /// How to train, from a seed.
  func trainingOptions(seed: UInt64) -> TrainingOptions {
    var options = TrainingOptions()
    options.batchSize = batch
    options.epochs = epochs
    options.learningRate = learningRate
    options.writePenalty = writePenalty
    options.rangePenalty = rangePenalty
    options.seed = seed
    options.threads = threads
    return options
  }
}

extension CellKind: ExpressibleByArgument {
  /// The kinds that can be trained.
  public static var allValueStrings: [String] {
    [CellKind.lstm, .rnn].map(\.rawValue)
  }
}
