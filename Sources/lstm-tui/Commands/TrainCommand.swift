import ArgumentParser
import Language
import ModelFiles
import RecurrentNets
import Visualizer

/// `lstm-tui train`: a model of a grammar's language.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on texts drawn from a grammar.",
    discussion: """
      docs/grammar.md describes the format of grammars. Ctrl-C ends the training early and keeps \
      the best network so far; a second Ctrl-C gives up.
      """)

  @Option(
    name: .long, help: ArgumentHelp("The grammar.", valueName: "file"),
    completion: .file(extensions: ["grammar"]))
  var grammar: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var output: String

  @OptionGroup(title: "Texts") var texts: TextSampleOptions
  @OptionGroup(title: "Network") var network: NetworkOptions

  func run() async throws {
    let source = try GrammarFile.load(grammar)
    try FileBytes.checkWritable(output)
    let text = try texts.draw(from: source)
    let training = TrainedModel(text: text, options: network, seed: texts.seed)
    StandardStreams.writeOutput(
      "\(text.training.count) texts, \(text.wordCount) words, vocabulary of"
        + " \(text.vocabulary.count); \(text.droppedCount) texts left out for the suite\n")

    let task = Task {
      var report = TrainingReport(isTerminal: StandardStreams.outputIsTerminal)
      let outcome = await training.train { report.show($0) }
      report.end()
      return outcome
    }
    let interruption = Interruption { task.cancel() }
    let outcome = await task.value
    // Weights can be finite and yet so large that no word is predicted any more.
    guard outcome.heldOutLoss.perplexity.isFinite else {
      throw FileError(
        output, "not written: the training went astray; try a smaller --learning-rate")
    }
    try save(outcome, of: training)
    interruption.end()
    // As a shell says that Ctrl-C ended a program, so that a script stops too.
    if outcome.wasInterrupted { throw ExitCode(130) }
  }

  private func save(_ outcome: TrainingRun.Outcome, of training: TrainedModel) throws {
    let fileName = output.split(separator: "/").last.map(String.init) ?? output
    let grammarName = grammar.split(separator: "/").last.map(String.init) ?? grammar
    let model = training.model(outcome, name: fileName, grammar: grammarName)
    try model.write(to: output)
    if outcome.wasInterrupted {
      StandardStreams.writeOutput(
        "interrupted after \(outcome.updates) updates; the best network so far is kept\n")
    }
    let loss = outcome.heldOutLoss
    StandardStreams.writeOutput(
      "wrote \(output): \(model.network.shape.parameterCount) parameters, loss"
        + " \(NumberText.fixed(loss.meanCrossEntropy, decimals: 3)) on held-out texts (perplexity"
        + " \(NumberText.fixed(loss.perplexity, decimals: 2)))\n")
  }
}
