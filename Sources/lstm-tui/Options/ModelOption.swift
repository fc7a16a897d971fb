import ArgumentParser
import ModelFiles

/// Which model reads.
struct ModelOption: ParsableArguments {
  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "A built-in model (\(ModelCatalog.builtInNames.joined(separator: ", "))) or a file.",
      valueName: "name|file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String = ModelCatalog.defaultName

  /// Loads the model.
  func load() throws -> TokenModel { try ModelCatalog.load(model) }
}
