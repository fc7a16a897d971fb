import ArgumentParser
import ModelFiles

/// A second text, to be shown beside the first.
struct CompareOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Compare with the text of a file, in view 8.", valueName: "file"),
    completion: .file())
  var compare: String?

  @Option(
    name: .long, help: ArgumentHelp("Compare with this text, in view 8.", valueName: "words"))
  var compareText: String?

  func validate() throws {
    if let compare, compareText != nil {
      throw ValidationError(
        "both --compare \(compare) and --compare-text are given; name one of them")
    }
  }

  /// Reads the second text as a model reads the first; `nil` if none is asked for.
  func input(for model: TokenModel) throws -> ModelInput? {
    if let compareText {
      guard !model.network.readsVectors else {
        throw FileError(model.name, "reads numbers; compare them with --compare FILE")
      }
      var words = try TextOptions.words(in: compareText, from: "--compare-text", for: model)
      words.source = "typed sentence"
      return ModelInput(
        content: .words(words.tokens), source: words.source, truncation: words.truncation)
    }
    return try compare.map { try TextOptions.input(ofFile: $0, for: model) }
  }
}
