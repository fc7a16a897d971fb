import Language

/// The words of somebody else's model, as a file gives them.
public struct ImportedVocabulary: Sendable, Equatable {
  /// The words; the position of a word is its id, and ids without a word are called "#7".
  public var words: [String]

  /// The word that stands for unknown ones, if there is one.
  public var unknownWord: String?

  /// The id that fills short texts, if the file says so or has a word of such a name.
  public var paddingID: Int?

  /// How texts are cut into these words: what the file says, else what its words look like.
  public var tokenizer: TokenizerKind

  /// Whether an embedding may have more rows than there are words, as Keras's often have: there the
  /// number of rows is an upper bound that is chosen before the words are counted.
  public var allowsUnusedRows: Bool

  /// Where it was found, as errors and notes call it: a file, or "the file's own metadata".
  public var origin: String

  /// What a user should know of how the file was understood, a line each.
  public var notes: [String]

  /// Creates a vocabulary; what is not given is taken from the words.
  ///
  /// - Parameters:
  ///   - words: The words in the order of their ids.
  ///   - unknownWord: The word for unknown ones; nil to look for one by its usual names.
  ///   - origin: Where it was found.
  ///   - paddingID: The padding's id; nil to look for a word by its usual names.
  ///   - tokenizer: How texts are cut; nil for characters if all words are such, else words.
  ///   - allowsUnusedRows: Whether an embedding may have more rows.
  ///   - notes: What a user should know.
  public init(
    words: [String], unknownWord: String? = nil, origin: String, paddingID: Int? = nil,
    tokenizer: TokenizerKind? = nil, allowsUnusedRows: Bool = false, notes: [String] = []
  ) {
    self.words = words
    self.origin = origin
    self.unknownWord = unknownWord ?? SpecialWords.unknownWord(in: words)
    self.paddingID =
      paddingID ?? SpecialWords.paddingWord(in: words).flatMap { words.firstIndex(of: $0) }
    self.tokenizer = tokenizer ?? (SpecialWords.areCharacters(words) ? .character : .word)
    self.allowsUnusedRows = allowsUnusedRows
    self.notes = notes
  }

  /// What an id is called that has no word.
  static func name(ofID id: Int) -> String { "#\(id)" }

  /// The vocabulary of an embedding: as many words as it has rows.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - model: The model's file, for errors.
  /// - Returns: The same vocabulary, or one with names for the unused rows.
  /// - Throws: If there are more words than rows, or fewer where that is a mistake.
  public func fitted(toRows rows: Int, of model: String) throws(FileError) -> ImportedVocabulary {
    guard words.count != rows else { return self }
    if words.count < rows, allowsUnusedRows {
      var fitted = self
      fitted.words += (words.count..<rows).map(Self.name(ofID:))
      fitted.notes.append("rows \(words.count) to \(rows - 1) of the embedding have no word")
      return fitted
    }
    throw FileError(
      origin,
      "has \(words.count) words, but the embedding of \(model) has \(rows) rows; "
        + "--vocab names another file, --tokenizer ids reads ids without words")
  }
}

extension Vocabulary {
  /// The words of an imported vocabulary.
  public init(_ imported: ImportedVocabulary) {
    self.init(words: imported.words, unknownWord: imported.unknownWord)
  }
}
