/// One word of a text as a model reads it.
public struct Token: Sendable, Hashable {
  /// The spelling in the text, not in the vocabulary.
  public let text: String

  /// The place in the vocabulary; for an unknown word, that of the vocabulary's unknown word.
  public let id: Int

  /// True when the vocabulary lacks the word, so that its unknown word is read instead.
  public let isUnknown: Bool

  /// A word with its id.
  public init(text: String, id: Int, isUnknown: Bool = false) {
    self.text = text
    self.id = id
    self.isUnknown = isUnknown
  }
}

/// A word that a vocabulary can neither read nor replace.
public struct UnknownWordError: Error, Equatable, CustomStringConvertible {
  /// The spelling in the text.
  public let word: String

  /// The number of words before it.
  public let position: Int

  /// What would have been right there, where a word was not.
  public var expectation: String?

  /// Creates the error.
  ///
  /// - Parameters:
  ///   - word: The spelling in the text.
  ///   - position: The number of words before it.
  ///   - expectation: What would have been right there, where a word was not.
  public init(word: String, position: Int, expectation: String? = nil) {
    self.word = word
    self.position = position
    self.expectation = expectation
  }

  /// One line for a person.
  public var description: String {
    if let expectation { return "“\(word)” (word \(position + 1)) is not \(expectation)" }
    return
      "the model does not know “\(word)” (word \(position + 1)) and has no word for unknown ones"
  }
}
