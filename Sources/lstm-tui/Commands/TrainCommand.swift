import ArgumentParser
import Language
import ModelFiles
import RecurrentNets
import Visualizer

/// `lstm-tui train`: a model of a grammar's language, of a text, of labels or of a series.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on a grammar, a text, labelled texts or a series of numbers.",
    discussion: """
      FILE is a grammar (docs/grammar.md), from which texts are drawn; a text, whose next words or \
      characters are foretold; lines of a text, a tab and its label, or as many labels as the text \
      has words between spaces; or a CSV file, whose next values are foretold. Its ending, or \
      --kind, says which.

      Equal options give equal models to the bit. Ctrl-C ends the training early and keeps the \
      best network so far; a second Ctrl-C gives up. While it trains MODEL.checkpoint holds where \
      it is; the same command with --resume goes on from there. Only the step, its schedule, \
      clipping, dropout, penalties, epochs, patience and threads may then be others.
      """)

  @Argument(
    help: ArgumentHelp("What to learn from.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    name: .long, help: ArgumentHelp("A grammar, whatever its name.", valueName: "file"),
    completion: .file(extensions: ["grammar"]))
  var grammar: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var output: String

  @Flag(name: .long, help: "Go on with a training that was interrupted.")
  var resume = false

  @Option(
    name: .long,
    help: ArgumentHelp("How often to write the checkpoint.", valueName: "seconds"))
  var checkpointEvery = 60.0

  @OptionGroup(title: "What is learnt") var material: MaterialOptions
  @OptionGroup(title: "Texts of a grammar") var texts: TextSampleOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var updates: UpdateOptions

  func validate() throws {
    guard (file == nil) != (grammar == nil) else {
      throw ValidationError("expected one file to learn from, or --grammar with one")
    }
    guard checkpointEvery > 0, checkpointEvery < 1e9 else {
      throw ValidationError(
        "--checkpoint-every: expected a number of seconds above 0; found \(checkpointEvery)")
    }
  }

  func run() async throws {
    try FileBytes.checkWritable(output)
    let training = TrainedModel(
      material: try load(), network: network, updates: updates, seed: texts.seed)
    if let problem = training.problem { throw ValidationError(problem) }
    let session = try begin(training)
    let checkpoint = CheckpointWriter.path(beside: output)
    if !resume, FileBytes.exists(checkpoint) {
      StandardStreams.writeError(
        "\(checkpoint): of a training that was interrupted; this one begins anew"
          + " (--resume goes on)\n")
    }
    StandardStreams.writeOutput(training.material.summary + "\n")
    if resume {
      StandardStreams.writeOutput(
        "going on after \(session.progress.update) of \(session.progress.updates) updates\n")
    }
    let writer = CheckpointWriter(
      path: checkpoint, settings: training.settings, interval: .seconds(checkpointEvery))
    let loop = TrainingLoop(task: training.material.task, session: session, writer: writer)
    let task = Task { await loop.run() }
    let interruption = Interruption { task.cancel() }
    let outcome = await task.value
    try save(outcome, of: training)
    interruption.end()
    // As a shell says that Ctrl-C ended a program, so that a script stops too.
    if outcome.wasInterrupted { throw ExitCode(130) }
  }

  /// Reads what is to be learnt.
  private func load() throws -> TrainingMaterial {
    let path = grammar ?? file ?? ""
    switch grammar == nil ? material.kind(of: path) : .grammar {
    case .grammar:
      let text = try texts.draw(from: try GrammarFile.load(path))
      guard text.vocabulary.count <= material.vocabulary else {
        throw FileError(
          path,
          "has \(text.vocabulary.count) words; expected at most \(material.vocabulary)"
            + " (--vocabulary)")
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return TrainingMaterial(text, name: name, seed: texts.seed)
    case .text:
      return try TrainingMaterial(
        text: try FileBytes.read(path, limit: 256 << 20), path: path, options: material)
    case .labels:
      return try TrainingMaterial(
        labelled: try FileBytes.read(path, limit: 256 << 20), path: path, options: material,
        seed: texts.seed)
    case .series: return try TrainingMaterial(try SeriesFile.load(path), options: material)
    }
  }

  /// A new training, or the one that was interrupted.
  private func begin(_ training: TrainedModel) throws -> TrainingSession {
    guard resume else { return training.session() }
    let checkpoint = try TrainingCheckpointFile(
      contentsOf: CheckpointWriter.path(beside: output), for: training.untrained,
      settings: training.settings)
    return training.session(resuming: checkpoint.state)
  }

  // MARK: - The end

  private func save(_ outcome: TrainingOutcome, of training: TrainedModel) throws {
    var astray = ""
    if case .astray(let update)? = outcome.ending {
      astray =
        "the training went astray at update \(update), where the loss is no number any more; try a"
        + " smaller --learning-rate or --clip"
      guard outcome.heldOutLoss.tokens > 0 else {
        throw FileError(output, "not written: \(astray)")
      }
    }
    let fileName = output.split(separator: "/").last.map(String.init) ?? output
    let model = training.model(outcome, name: fileName)
    try model.write(to: output)
    if outcome.wasInterrupted {
      StandardStreams.writeOutput(
        "interrupted after \(outcome.updates) updates; the best network so far is kept, and"
          + " --resume goes on\n")
    } else if outcome.ending == .outOfPatience {
      StandardStreams.writeOutput(
        "ended after \(outcome.updates) updates: the loss on what is held out falls no more\n")
    }
    StandardStreams.writeOutput(
      "wrote \(output): \(model.network.parameterCount) parameters, "
        + "\(Self.result(outcome.heldOutLoss, of: training.material))\n")
    guard astray.isEmpty else {
      throw FileError(output, "holds the best network before \(astray)")
    }
    if !outcome.wasInterrupted { FileBytes.remove(CheckpointWriter.path(beside: output)) }
  }

  /// What the best network makes of what is held out.
  private static func result(_ loss: TrainingLoss, of material: TrainingMaterial) -> String {
    func number(_ value: Double, _ decimals: Int) -> String {
      NumberText.fixed(value, decimals: decimals)
    }
    switch material.task {
    case .nextToken:
      return "loss \(number(loss.meanCrossEntropy, 3)) on held-out texts"
        + " (perplexity \(number(loss.perplexity, 2)))"
    case .tokenLabels, .textLabel:
      return "\(loss.correct) of \(loss.tokens) held-out labels right"
        + " (\(number(100 * (loss.accuracy ?? 0), 1)) %), loss \(number(loss.mean, 3))"
    case .nextValue:
      let error = loss.mean.squareRoot()
      var text = "root mean square error \(number(error, 3)) standard deviations"
      if let deviation = material.scaling?.deviations.first, material.seriesSize == 1 {
        text += " (\(number(error * Double(deviation), 4)))"
      }
      return text + " on the held-out end"
    }
  }
}
