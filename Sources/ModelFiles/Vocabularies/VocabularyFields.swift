/// The names under which scripts keep a vocabulary in a dictionary or an object.
enum VocabularyFields {
  private static let words = ["word", "token", "char", "character", "vocab", "item"]
  private static let numbers = ["idx", "index", "ix", "id", "int", "indices", "num", "i"]

  /// The names, likelier groups first, each in the form that ``standard(_:)`` gives.
  ///
  /// They are those of words with ids ("word2idx", "char_indices"), of ids with words ("idx_to_char"), then
  /// names that say less.
  static let inOrder: [Set<String>] = [
    joined(words, numbers).union(["stoi"]),
    joined(numbers, words).union(["itos"]),
    ["vocab", "vocabulary", "words", "tokens", "chars", "characters", "alphabet"],
    ["dictionary", "tokenizer", "textvocab", "lang", "field", "text", "corpus"],
  ]

  /// A name without what people write differently: capitals, underscores and hyphens.
  static func standard(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" }.prefix(40))
  }

  private static func joined(_ first: [String], _ second: [String]) -> Set<String> {
    var names: Set<String> = []
    for start in first {
      for end in second {
        for joint in ["2", "to", ""] { names.insert(start + joint + end) }
      }
    }
    return names
  }
}
