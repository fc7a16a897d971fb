import Language

/// Two words that cannot be watched.
public struct WordPairError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was expected and what was found, in one line.
  public let description: String

  /// Creates an error that says one line.
  public init(description: String) { self.description = description }
}

extension WordPair {
  /// The pair that someone typed, as in "am was" or "am,was".
  ///
  /// - Parameters:
  ///   - text: Two words with blanks between them or, if there are none, a comma.
  ///   - vocabulary: What the model can predict.
  /// - Throws: If it is not two different words of the vocabulary.
  public init(_ text: String, in vocabulary: Vocabulary) throws(WordPairError) {
    var words = text.split(whereSeparator: \.isWhitespace)
    // A comma is a word of its own in many vocabularies, so blanks come first.
    if words.count == 1 { words = text.split(separator: ",") }
    guard words.count == 2 else {
      throw WordPairError(
        description: "expected two words, as in “am was”; found “\(text)”")
    }
    var ids: [Int] = []
    for word in words {
      guard let id = vocabulary.id(matching: String(word)) else {
        throw WordPairError(
          description:
            "“\(word)” is not in the vocabulary; expected two words the model can predict")
      }
      ids.append(id)
    }
    guard ids[0] != ids[1] else {
      throw WordPairError(
        description: "expected two different words; found “\(words[0])” twice")
    }
    self.init(first: ids[0], second: ids[1])
  }
}
