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

  /// Reads the second text in a model's words; `nil` if none is asked for.
  func words(for model: TokenModel) throws -> TextOptions.Words? {
    if let compareText {
      var words = try TextOptions.words(in: compareText, from: "--compare-text", for: model)
      words.source = "typed sentence"
      return words
    }
    return try compare.map { try TextOptions.words(ofFile: $0, for: model) }
  }
}
