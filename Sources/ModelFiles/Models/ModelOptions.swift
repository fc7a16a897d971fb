import Language

/// What a user says about a model's file: its weights, its words and how texts are cut into them.
public struct ModelOptions: Sendable, Equatable {
  /// What the file's weights are, where the file does not say.
  public var importing: ImportOptions

  /// The file of the words (`--vocab`); `nil` for those in the file or beside it.
  public var vocabulary: String?

  /// How texts are cut (`--tokenizer`); `nil` for what the words look like.
  public var tokenizer: TokenizerKind?

  /// Whether numbers are what is to be read (`--input`): then no words are looked for in their place.
  public var readsNumbers: Bool

  /// Creates options that say nothing.
  public init(
    importing: ImportOptions = ImportOptions(), vocabulary: String? = nil,
    tokenizer: TokenizerKind? = nil, readsNumbers: Bool = false
  ) {
    self.readsNumbers = readsNumbers
    self.importing = importing
    self.vocabulary = vocabulary
    self.tokenizer = tokenizer
  }
}
