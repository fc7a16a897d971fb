import ArgumentParser
import ModelFiles
import RecurrentNets

/// `lstm-tui info`: what a model is.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say what a model is and what it knows.")

  @Argument(
    help: ArgumentHelp("A built-in model or a file.", valueName: "name|file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String = ModelCatalog.defaultName

  func run() throws {
    let model = try ModelCatalog.load(model)
    let shape = model.network.shape
    let units = shape.hiddenSizes.map(String.init).joined(separator: " + ")
    print("name        \(model.name.withVisibleControls)")
    print("cell        \(shape.cell.title), \(shape.hiddenSizes.count) layer(s), \(units) units")
    print("words       \(shape.vocabularySize), embedded in \(shape.embeddingSize) dimensions")
    print("parameters  \(shape.parameterCount)")
    if let unknown = model.vocabulary.unknownID {
      print("unknown     other words are read as \(model.vocabulary[unknown].withVisibleControls)")
    } else {
      print("unknown     other words cannot be read")
    }
    if let range = model.cellRange {
      print("range of C  ±\(range), the 99th percentile of |C| on text it was not trained on")
    }
    if let training = model.training { print("training    \(training.withVisibleControls)") }
    let words = model.vocabulary.words.joined(separator: " ")
    print("vocabulary  \(words.withVisibleControls)")
  }
}
