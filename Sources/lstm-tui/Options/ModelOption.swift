import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

/// Which model reads, and what its file does not say itself.
struct ModelOption: ParsableArguments {
  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "A built-in model (\(ModelCatalog.builtInNames.joined(separator: ", "))) or a file of "
        + "PyTorch, Keras, ONNX, safetensors or NumPy.",
      valueName: "name|file"),
    completion: .file(extensions: ModelOption.extensions))
  var model: String = ModelCatalog.defaultName

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  /// The endings that model files usually have.
  static let extensions = [
    "safetensors", "pt", "pth", "keras", "h5", "hdf5", "onnx", "npz",
  ]

  /// Loads the model.
  func load() throws -> TokenModel { try open().model }

  /// Loads the model and tells what its file was taken for.
  func open() throws -> ModelCatalog.Opened {
    try ModelCatalog.open(model, options: reading.options)
  }
}
