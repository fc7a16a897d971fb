/// The words a model knows, in the order of its embedding rows.
public struct Vocabulary: Sendable, Equatable {
  /// The words; the position of a word is its id.
  public let words: [String]

  /// The word that stands for every other one, if the model has been trained with such a word.
  public let unknownWord: String?

  /// The id of `unknownWord`; nil when the vocabulary has no such word.
  public let unknownID: Int?

  private let index: [String: Int]
  /// The first word of each case-folded form; only forms that differ from the word itself.
  private let foldedIndex: [String: Int]

  /// Makes a vocabulary of words in the order given.
  ///
  /// Where a word occurs twice, its first place counts.
  public init(words: [String], unknownWord: String? = "<unk>") {
    var index: [String: Int] = [:]
    var foldedIndex: [String: Int] = [:]
    index.reserveCapacity(words.count)
    for (id, word) in words.enumerated() where index[word] == nil {
      index[word] = id
      let folded = word.lowercased()
      if folded != word, foldedIndex[folded] == nil { foldedIndex[folded] = id }
    }
    self.words = words
    self.unknownWord = unknownWord
    self.unknownID = unknownWord.flatMap { index[$0] }
    self.index = index
    self.foldedIndex = foldedIndex
  }

  /// Makes a vocabulary of ids that have no words: they are called "#0", "#1" and so on.
  public init(idCount: Int) {
    self.init(words: (0..<idCount).map { "#\($0)" }, unknownWord: nil)
  }

  /// The number of words.
  public var count: Int { words.count }

  /// The word with the given id, which must be in `0..<count`.
  public subscript(id: Int) -> String { words[id] }

  /// The id of exactly this word, or nil.
  public func id(of word: String) -> Int? { index[word] }

  /// The id of the word a reader would take `spelling` for: the word itself, else its lower-case
  /// form ("She" → "she"), else a word that differs only in case ("MADY" → "Mady").
  public func id(matching spelling: String) -> Int? {
    if let id = index[spelling] { return id }
    let folded = spelling.lowercased()
    return index[folded] ?? foldedIndex[folded]
  }

  /// The words that begin with `prefix`, whatever its case, in the order of the vocabulary.
  ///
  /// Complexity: linear in the size of the vocabulary.
  public func completions(of prefix: String) -> [Int] {
    let folded = prefix.lowercased()
    return words.indices.filter { words[$0].lowercased().hasPrefix(folded) }
  }
}
