/// Filling short texts from the left, as a model of fixed-length input was trained on.
///
/// Keras's `pad_sequences` puts the padding before the text. A model without masking reads it like any
/// other word, and begins the text with the state that it leaves; with masking (`mask_zero`) it
/// makes no difference. Longer texts are read whole: cutting them would hide words.
public struct Padding: Sendable, Equatable {
  /// The number of tokens that a text is filled up to.
  public var length: Int

  /// The padding's id.
  public var id: Int

  /// What the padding is called on the screen.
  public var word: String

  /// Creates padding to a length.
  public init(length: Int, id: Int = 0, word: String = "<pad>") {
    self.length = length
    self.id = id
    self.word = word
  }

  /// Creates padding to a length with the padding word of a vocabulary, or its first word if none is called so.
  ///
  /// - Parameters:
  ///   - length: The number of tokens that a text is filled up to.
  ///   - vocabulary: The words.
  ///   - known: The padding's id where the vocabulary's file says it.
  public init(length: Int, vocabulary: Vocabulary, id known: Int? = nil) {
    let word = SpecialWords.paddingWord(in: vocabulary.words)
    let id = known ?? word.flatMap { vocabulary.id(of: $0) } ?? 0
    let spelling = vocabulary.words.indices.contains(id) ? vocabulary[id] : ""
    self.init(length: length, id: id, word: spelling.isEmpty ? "<pad>" : spelling)
  }

  /// The tokens after as much padding as is missing.
  public func padded(_ tokens: [Token]) -> [Token] {
    guard tokens.count < length else { return tokens }
    return repeatElement(Token(text: word, id: id), count: length - tokens.count) + tokens
  }
}
