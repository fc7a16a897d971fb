import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

/// Which model reads, and what its file does not say itself.
struct ModelOption: ParsableArguments {
  @Option(
    name: [.long, .short],
    help: ArgumentHelp(
      "A built-in model (\(ModelCatalog.defaultName), …; see lstm-tui models) or a file of "
        + "PyTorch, Keras, ONNX, safetensors or NumPy.",
      valueName: "name|file"),
    completion: .file(extensions: ModelOption.extensions))
  var model: String = ModelCatalog.defaultName

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  /// The endings that model files usually have.
  static let extensions = [
    "safetensors", "pt", "pth", "keras", "h5", "hdf5", "onnx", "npz",
  ]

  /// Loads the model, and says on standard error what of its numbers is not certain.
  ///
  /// - Parameter text: What it will be given to read, if that is one text.
  /// - Returns: The model.
  /// - Throws: If it cannot be opened.
  func load(for text: TextOptions? = nil) throws -> TokenModel {
    let opened = try open(for: text)
    if let warning = opened.warning(for: text) {
      StandardStreams.writeError("\(model): \(warning)\n")
    }
    return opened.model
  }

  /// Loads the model and tells what its file was taken for.
  ///
  /// - Parameter text: What it will be given to read, if that is one text.
  /// - Returns: The model and what is known of its file.
  /// - Throws: If it cannot be opened.
  func open(for text: TextOptions? = nil) throws -> ModelCatalog.Opened {
    var options = reading.options
    options.readsNumbers = text?.input != nil
    return try ModelCatalog.open(model, options: options)
  }
}
