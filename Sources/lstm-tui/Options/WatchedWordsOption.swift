import ArgumentParser
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// Which two words are watched.
struct WatchedWordsOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The two words to watch, as in \"am was\"; else the two likeliest.", valueName: "words"))
  var words: String?

  /// The pair in a model's vocabulary: the chosen one, or the likeliest at a position of a trace.
  ///
  /// - Parameters:
  ///   - model: Whose vocabulary has the words.
  ///   - trace: The text as read.
  ///   - position: Where they are watched.
  /// - Returns: Two different words.
  /// - Throws: If two words are not what was given, or the model does not know them.
  func pair(for model: TokenModel, in trace: Trace, at position: Int) throws -> WordPair {
    guard model.network.output.meaning != .values else {
      throw FileError(
        model.name, "predicts numbers, so there are no two words or classes to watch")
    }
    guard let words else {
      guard let pair = trace.likeliestPair(at: position) else {
        throw ValidationError("--words: the model knows but one word, so no two can be watched")
      }
      return pair
    }
    do {
      return try WordPair(words, in: model.labels)
    } catch {
      throw FileError("--words", error.description)
    }
  }
}
