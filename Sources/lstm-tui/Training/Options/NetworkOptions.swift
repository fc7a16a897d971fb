import ArgumentParser
import RecurrentNets

/// What kind of network is trained.
struct NetworkOptions: ParsableArguments {
  @Option(name: .long, help: "The kind of cell: lstm, gru or rnn.")
  var cell: CellKind = .lstm

  @Option(name: .long, help: ArgumentHelp("Units in each layer.", valueName: "units"))
  var hidden = 24

  @Option(name: .long, help: ArgumentHelp("Layers on top of each other.", valueName: "count"))
  var layers = 1

  @Option(name: .long, help: ArgumentHelp("Dimensions of a word's embedding.", valueName: "size"))
  var embedding = 24

  @Flag(name: .long, help: "The gates of an LSTM look at C too.")
  var peepholes = false

  @Flag(name: .long, help: "The forget gate of an LSTM is 1 − i.")
  var coupled = false

  @Flag(name: .long, help: "A GRU's reset gate comes before the product with U, not after it.")
  var resetBefore = false

  @Flag(name: .long, help: "A plain RNN has max(0, a) in the place of tanh(a).")
  var relu = false

  @Flag(name: .long, help: "Every layer reads in both directions; for labels.")
  var bidirectional = false

  func validate() throws {
    try OptionRange.expect("--hidden", hidden, in: 1...4096)
    try OptionRange.expect("--layers", layers, in: 1...16)
    try OptionRange.expect("--embedding", embedding, in: 1...4096)
    let flags: [(String, Bool, CellKind)] = [
      ("--peepholes", peepholes, .lstm), ("--coupled", coupled, .lstm),
      ("--reset-before", resetBefore, .gru), ("--relu", relu, .rnn),
    ]
    for (name, isGiven, kind) in flags where isGiven && cell != kind {
      throw ValidationError("\(name): expected with --cell \(kind); found \(cell)")
    }
  }

  /// The network for what is learnt.
  func architecture(for material: TrainingMaterial) -> NetworkArchitecture {
    var architecture = NetworkArchitecture(
      cell: cell, vocabularySize: material.vocabulary.count,
      inputSize: material.seriesSize ?? embedding,
      hiddenSizes: Array(repeating: hidden, count: layers),
      outputSize: material.seriesSize ?? material.labels?.count ?? material.vocabulary.count,
      task: material.task)
    architecture.hasPeepholes = peepholes
    architecture.isCoupled = coupled
    architecture.resetsAfter = !resetBefore
    architecture.usesRelu = relu
    architecture.isBidirectional = bidirectional
    return architecture
  }

  /// The options by name, for a checkpoint to be compared with.
  var settings: [String: String] {
    [
      "--cell": cell.rawValue, "--hidden": "\(hidden)", "--layers": "\(layers)",
      "--embedding": "\(embedding)", "--peepholes": "\(peepholes)", "--coupled": "\(coupled)",
      "--reset-before": "\(resetBefore)", "--relu": "\(relu)",
      "--bidirectional": "\(bidirectional)",
    ]
  }
}

extension CellKind: ExpressibleByArgument {}
extension OptimizerKind: ExpressibleByArgument {}
extension LearningRateSchedule: ExpressibleByArgument {}
