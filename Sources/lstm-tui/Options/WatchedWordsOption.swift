import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// Which two words, or which outputs, are watched.
struct WatchedWordsOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The two words to watch, as in \"am was\", or the output of a model that predicts numbers; "
        + "else the two likeliest, or the first.",
      valueName: "words"))
  var words: String?

  /// The pair in a model's vocabulary: the chosen one, or the likeliest at a position of a trace.
  ///
  /// - Parameters:
  ///   - model: Whose vocabulary has the words.
  ///   - trace: The text as read.
  ///   - position: Where they are watched.
  /// - Returns: Two different words, or one output.
  /// - Throws: If two words are not what was given, or the model does not know them.
  func pair(for model: TokenModel, in trace: Trace, at position: Int) throws -> WordPair {
    guard model.network.output.count > 0 else {
      throw FileError(model.name, "has no output layer, so there is nothing to watch")
    }
    guard let words else {
      guard let pair = WordPair(likeliestIn: trace, at: position) else {
        throw ValidationError("--words: the model knows but one word, so no two can be watched")
      }
      return pair
    }
    do {
      return try WordPair(outputs: words, of: model)
    } catch {
      throw FileError("--words", error.description)
    }
  }
}
