import ArgumentParser
import ModelFiles

/// `lstm-tui convert`: a model of any program as a safetensors or an ONNX file.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a model as a safetensors or an ONNX file.",
    discussion: """
      The ending of the file to write says which. Both hold the words too, and this program opens \
      both without further options.

      A safetensors file holds the weights under PyTorch's names and all that the names and shapes \
      do not say; in Python safetensors.torch.load_file gives a state dictionary.

      An ONNX file is a graph that onnxruntime and others run. It reads input_ids (T, N), or input \
      (T, N, I) for numbers, of any length T and any number N of texts, and gives output, with \
      logits beside it where a function comes after them. Masks, projections and activations that \
      ONNX has not for its cells are refused.
      """)

  @Argument(
    help: ArgumentHelp("The model to read.", valueName: "in"),
    completion: .file(extensions: ModelOption.extensions))
  var input: String

  @Argument(
    help: ArgumentHelp("The file to write: .safetensors or .onnx.", valueName: "out"),
    completion: .file(extensions: ["safetensors", "onnx"]))
  var output: String

  @OptionGroup(title: "Options for models of other programs") var reading: ModelReadingOptions

  func validate() throws {
    guard isONNX || output.hasSuffix(".safetensors") else {
      throw ValidationError(
        "expected a file ending in .safetensors or .onnx to write; found “\(output)”")
    }
  }

  func run() throws {
    let opened = try ModelCatalog.open(input, options: reading.options)
    for note in opened.imported?.notes ?? [] {
      StandardStreams.writeError("\(note.withVisibleControls)\n")
    }
    if isONNX {
      try opened.model.writeONNX(to: output, version: Version.text)
    } else {
      try opened.model.write(to: output)
    }
  }

  private var isONNX: Bool { output.hasSuffix(".onnx") }
}
