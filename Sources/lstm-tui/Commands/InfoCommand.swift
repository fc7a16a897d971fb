import ArgumentParser
import ModelFiles

/// `lstm-tui info`: what a model is.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a model is and what it knows.",
    discussion: """
      For a file of another program every tensor, layer or node is listed with what it was taken \
      for; what was left out has a dash before it.
      """)

  @Argument(
    help: ArgumentHelp("A built-in model or a file.", valueName: "name|file"),
    completion: .file(extensions: ModelOption.extensions))
  var model: String = ModelCatalog.defaultName

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  func run() throws {
    let opened = try ModelCatalog.open(model, options: reading.options)
    for line in ModelReport(opened).lines { print(line) }
  }
}
