import ArgumentParser
import ModelFiles
import RecurrentNets

/// `lstm-tui models`: the models that are compiled in.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models that are built in.")

  func run() throws {
    for name in ModelCatalog.builtInNames {
      let shape = try ModelCatalog.load(name).network.shape
      let units = shape.hiddenSizes.map(String.init).joined(separator: " + ")
      print("\(name)\t\(shape.cell.title)\t\(units) units\t\(shape.vocabularySize) words")
    }
  }
}
