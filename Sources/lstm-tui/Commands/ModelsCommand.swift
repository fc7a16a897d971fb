import ArgumentParser
import ModelFiles
import RecurrentNets

/// `lstm-tui models`: the models that are compiled in.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models that are built in.",
    discussion: """
      Each line has a name, the cell, the units, what is read, and what was learnt, with tabs between \
      them. “lstm-tui --model NAME” opens a model with its example; docs/examples.md says what there \
      is to see.
      """)

  func run() throws {
    for name in ModelCatalog.builtInNames {
      let model = try ModelCatalog.load(name)
      let shape = model.network.shape
      let units = shape.hiddenSizes.map(String.init).joined(separator: " + ")
      let read =
        model.network.readsVectors
        ? "numbers"
        : "\(shape.vocabularySize) \(model.tokenizer.readsCharacters ? "characters" : "words")"
      print(
        "\(name)\t\(shape.cell.title)\t\(units) units\t\(read)\t\(ModelCatalog.about(name))")
    }
  }
}
