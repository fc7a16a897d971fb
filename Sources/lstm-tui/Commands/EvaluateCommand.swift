import ArgumentParser
import Language
import ModelFiles

/// `lstm-tui evaluate`: what a model gets right.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say how often a model finds the right word likelier than a wrong one.",
    discussion: """
      A suite is a file of lines: condition, prefix, right word and wrong word with tabs between \
      them. Several models make several columns. With --grammar a column is added for a 4-gram \
      model of the texts that train draws with the same options: what needs no memory.
      """)

  @Option(
    name: .long, help: ArgumentHelp("The questions.", valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var suite: String

  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "A built-in model (\(ModelCatalog.defaultName), …; see lstm-tui models) or a file; may be"
        + " given again.",
      valueName: "name|file"),
    completion: .file(extensions: ["safetensors"]))
  var model: [String] = [ModelCatalog.defaultName]

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp("Add a 4-gram model of this grammar's texts.", valueName: "file"),
    completion: .file(extensions: ["grammar"]))
  var grammar: String?

  @OptionGroup(title: "Texts for the 4-gram model") var texts: TextSampleOptions

  /// What is printed with --json.
  private struct Report: Encodable {
    var suite: String
    var models: [SuiteResult]
  }

  func run() throws {
    let questions = try SuiteFile.load(suite)
    var results: [SuiteResult] = []
    for name in model {
      let opened = try ModelCatalog.open(name)
      if let warning = opened.warning() { StandardStreams.writeError("\(name): \(warning)\n") }
      results.append(SuiteResult(of: NetworkLanguageModel(opened.model), on: questions))
    }
    if let grammar {
      let text = try texts.draw(from: try GrammarFile.load(grammar))
      results.append(SuiteResult(of: NGramLanguageModel(order: 4, text: text), on: questions))
    }
    if json {
      print(try JSONText.of(Report(suite: suite, models: results)))
    } else {
      for line in SuiteTable(results: results).lines { print(line) }
    }
  }
}
