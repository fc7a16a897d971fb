import Language

/// The words of a model as found in its file or beside it.
public struct ImportedVocabulary: Sendable, Equatable {
  /// The words; the position of a word is its id.
  ///
  /// An id that no word has is called by its number, as in "#17".
  public var words: [String]

  /// The word that stands for every unknown one, if there is one.
  public var unknownWord: String?

  /// Where it was found, as a person would say it: "vocab.txt", "the file's own metadata".
  public var origin: String

  /// Creates a vocabulary.
  public init(words: [String], unknownWord: String? = nil, origin: String) {
    self.words = words
    self.unknownWord = unknownWord
    self.origin = origin
  }
}
