import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// `lstm-tui train`: a model of a grammar's language, of a text, of labels or of a series.
struct TrainCommand: ParsableCommand {
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

      --watch shows in the viewer how the network that learns reads a text, and how its loss falls; \
      without FILE it learns the built-in grammar's English, without --output nothing is kept.
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
  var output: String?

  @Flag(name: .long, help: "Go on with a training that was interrupted.")
  var resume = false

  @Option(
    name: .long,
    help: ArgumentHelp("How often to write the checkpoint.", valueName: "seconds"))
  var checkpointEvery = 60.0

  @OptionGroup(title: "Watching it learn") var watching: WatchOptions
  @OptionGroup(title: "What is learnt") var material: MaterialOptions
  @OptionGroup(title: "Texts of a grammar") var texts: TextSampleOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var updates: UpdateOptions

  func validate() throws {
    guard file == nil || grammar == nil else {
      throw ValidationError("expected one file to learn from; found “\(file ?? "")” and --grammar")
    }
    if watching.watch == nil {
      guard file ?? grammar != nil else {
        throw ValidationError("expected one file to learn from, or --grammar with one")
      }
      guard output != nil else { throw ValidationError("expected --output and the model to write") }
    }
    guard output != "" else {
      throw ValidationError("--output: expected the model to write; found nothing")
    }
    guard output?.hasSuffix(".onnx") != true else {
      throw ValidationError(
        "--output: expected a name for safetensors; “convert” makes an ONNX file of the model")
    }
    guard !resume || output != nil else {
      throw ValidationError("--resume: expected with --output, the model whose training goes on")
    }
    guard checkpointEvery > 0, checkpointEvery < 1e9 else {
      throw ValidationError(
        "--checkpoint-every: expected a number of seconds above 0 and below 1e9; found"
          + " \(checkpointEvery)")
    }
    try validateKind()
  }

  func run() throws {
    // Who only wanted to see how it begins, as by `head`, has not asked it to end.
    ProcessSignal.ignore(SIGPIPE)
    try checkOutputs()
    if let output { try FileBytes.checkWritable(output) }
    try watching.checkScreen()
    let training = TrainedModel(
      material: try loadMaterial(), network: network, updates: updates, seed: texts.seed)
    if let problem = training.problem { throw ValidationError(problem) }
    let session = try begin(training)
    let result =
      if let text = watching.watch {
        try WatchedScreen(
          training: training, text: text, suite: try watchedSuite(), display: watching.display,
          picture: watching.picture, output: output
        ).run(session, writer: writer(for: training))
      } else {
        train(training, from: session)
      }
    for line in result.lines { StandardStreams.writeOutput(line + "\n") }
    if let failure = result.failure { throw failure }
    // As a shell says that Ctrl-C ended a program, so that a script stops too.
    if result.wasInterrupted { throw ExitCode(130) }
  }

  /// A new training, or the one that was interrupted.
  private func begin(_ training: TrainedModel) throws -> TrainingSession {
    guard let output else { return training.session() }
    let checkpoint = CheckpointWriter.path(beside: output)
    guard resume else {
      if FileBytes.exists(checkpoint) {
        StandardStreams.writeError(
          "\(checkpoint): of another training, interrupted or still running; this one begins anew"
            + " (--resume goes on)\n")
      }
      return training.session()
    }
    let file = try TrainingCheckpointFile(
      contentsOf: checkpoint, for: training.untrained, settings: training.settings)
    let session = training.session(resuming: file.state)
    guard session.progress.update <= session.progress.updates else {
      throw FileError(
        checkpoint,
        "is of a training in its epoch \(session.progress.epoch); expected --epochs of as many or"
          + " more, found \(session.progress.epochs)")
    }
    return session
  }

  /// What keeps the training's state beside the model.
  private func writer(for training: TrainedModel) -> CheckpointWriter? {
    output.map {
      CheckpointWriter(
        path: CheckpointWriter.path(beside: $0), settings: training.settings,
        interval: .seconds(checkpointEvery))
    }
  }

  /// Trains with a bar, or with a line now and then.
  private func train(_ training: TrainedModel, from session: TrainingSession) -> TrainingResult {
    let (progress, task) = (session.progress, training.material.task)
    StandardStreams.writeOutput(training.material.summary + "\n")
    if resume {
      StandardStreams.writeOutput(
        "going on after \(progress.update) of \(progress.updates) updates\n")
    }
    let report = TrainingReport(
      isTerminal: StandardStreams.outputIsTerminal, task: task, from: progress)
    let loop = TrainingLoop(session: session, observer: report, writer: writer(for: training))
    let work = Task { await loop.run() }
    let interruption = Interruption { work.cancel() }
    // A first Ctrl-C while the file is written would lose it.
    defer { interruption.end() }
    return training.result(of: work.awaitedValue, in: output)
  }

  private func watchedSuite() throws -> WatchedSuite? {
    if let path = watching.suite ?? texts.holdOut {
      return WatchedSuite(name: path.lastPathPart, suite: try SuiteFile.load(path))
    }
    guard usesBuiltInGrammar else { return nil }
    return WatchedSuite(name: BuiltInSuite.name, suite: try BuiltInSuite.load())
  }
}
