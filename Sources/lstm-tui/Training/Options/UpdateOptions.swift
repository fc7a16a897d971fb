import ArgumentParser
import RecurrentNets

/// How a network is trained.
struct UpdateOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How often all texts are read: 12 times, the built-in English 20.", valueName: "count"))
  var epochs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Texts in one update, or places of a long text that are read side by side.",
      valueName: "count"))
  var batch = 32

  @Option(
    name: .long,
    help: ArgumentHelp("Steps of a long text that gradients go back.", valueName: "steps"))
  var bptt = 64

  @Option(name: .long, help: "What moves the weights: adam or sgd (with momentum 0.9).")
  var optimizer = OptimizerKind.adam

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The largest step; 0.01 for adam and 0.5 for sgd if not given.", valueName: "step"))
  var learningRate: Float?

  @Option(name: .long, help: "How the step falls: constant, linear or cosine.")
  var schedule = LearningRateSchedule.linear

  @Option(
    name: .long, help: ArgumentHelp("Updates in which the step first rises.", valueName: "count"))
  var warmUp = 0

  @Option(
    name: .long,
    help: ArgumentHelp("The largest norm of a gradient; 0 for any.", valueName: "norm"))
  var clip: Float = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The share of values dropped between layers and before the output.", valueName: "share"))
  var dropout: Float = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End after so many epochs without a lower loss on what is held out.", valueName: "epochs"))
  var patience: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The price of writing: so much × mean |i·C̃|; 0.3 for grammars, else 0, if not given.",
      valueName: "weight"))
  var writePenalty: Float?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The price of cells beyond ±1: so much × mean of the excess; 0.3 for grammars, else 0.",
      valueName: "weight"))
  var rangePenalty: Float?

  @Option(
    name: .long,
    help: ArgumentHelp("Threads, which change nothing but the time: 1 or 2.", valueName: "count"))
  var threads = 2

  func validate() throws {
    if let epochs { try OptionRange.expect("--epochs", epochs, in: 1...100_000) }
    try OptionRange.expect("--batch", batch, in: 1...65_536)
    try OptionRange.expect("--bptt", bptt, in: 1...10_000)
    try OptionRange.expect("--warm-up", warmUp, in: 0...1_000_000_000)
    try OptionRange.expect("--threads", threads, in: 1...Trainer.shardCount)
    if let patience { try OptionRange.expect("--patience", patience, in: 1...100_000) }
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate: expected a number above 0; found \(learningRate)")
    }
    guard dropout >= 0, dropout < 1 else {
      throw ValidationError("--dropout: expected 0 or more and less than 1; found \(dropout)")
    }
    for (name, value) in [
      ("--clip", clip), ("--write-penalty", writePenalty ?? 0),
      ("--range-penalty", rangePenalty ?? 0),
    ] {
      guard value >= 0, value.isFinite else {
        throw ValidationError("\(name): expected 0 or more; found \(value)")
      }
    }
  }

  /// How to train on a material, from a seed.
  func trainingOptions(for material: TrainingMaterial, seed: UInt64) -> TrainingOptions {
    var options = TrainingOptions()
    options.batchSize = batch
    options.epochs = epochs ?? material.epochs
    options.window = bptt
    options.optimizer = optimizer
    options.learningRate = learningRate ?? (optimizer == .adam ? 0.01 : 0.5)
    options.schedule = schedule
    options.warmUp = warmUp
    options.clipNorm = clip
    options.dropout = dropout
    options.patience = patience
    options.writePenalty = writePenalty ?? material.penalty
    options.rangePenalty = rangePenalty ?? material.penalty
    options.seed = seed
    options.threads = threads
    return options
  }

  /// The options that a training can only go on with, by name.
  var settings: [String: String] {
    ["--batch": "\(batch)", "--bptt": "\(bptt)", "--optimizer": optimizer.rawValue]
  }
}
