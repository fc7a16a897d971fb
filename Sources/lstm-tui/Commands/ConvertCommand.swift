import ArgumentParser
import ModelFiles

/// `lstm-tui convert`: a model of any program as a safetensors file.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a model as a safetensors file.",
    discussion: """
      The file holds the weights under PyTorch's names, the words and all that the names and \
      shapes do not say. This program opens it without further options, and so does Python: \
      safetensors.torch.load_file gives a state dictionary.
      """)

  @Argument(
    help: ArgumentHelp("The model to read.", valueName: "in"),
    completion: .file(extensions: ModelOption.extensions))
  var input: String

  @Argument(
    help: ArgumentHelp("The file to write.", valueName: "out.safetensors"),
    completion: .file(extensions: ["safetensors"]))
  var output: String

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  func validate() throws {
    guard output.hasSuffix(".safetensors") else {
      throw ValidationError("expected a file ending in .safetensors to write; found “\(output)”")
    }
  }

  func run() throws {
    let opened = try ModelCatalog.open(input, options: reading.options)
    for note in opened.imported?.notes ?? [] {
      StandardStreams.writeError("\(note.withVisibleControls)\n")
    }
    try opened.model.write(to: output)
  }
}
