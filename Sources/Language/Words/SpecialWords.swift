/// The names that vocabularies give to words that no text has.
public enum SpecialWords {
  /// Names of the word that stands for unknown ones, the likeliest first.
  public static let unknown = [
    "<unk>", "[UNK]", "<UNK>", "<oov>", "<OOV>", "[OOV]", "<unknown>", "<UNKNOWN>", "[unk]",
    "__UNK__", "__unk__", "_UNK", "UNK", "unk", "OOV", "oov",
  ]

  /// Names of the word that fills short texts, the likeliest first.
  public static let padding = [
    "<pad>", "[PAD]", "<PAD>", "[pad]", "<padding>", "__PAD__", "__pad__", "_PAD", "PAD", "pad",
  ]

  /// True for names in brackets or underscores ("<eos>", "[CLS]", "__UNK__"), names of rows without a
  /// word ("#7"), the empty word, and the bare names of unknown words and of padding.
  public static func isSpecial(_ word: String) -> Bool {
    if word.isEmpty { return true }
    let length = word.unicodeScalars.count
    if length > 2 {
      if word.hasPrefix("<"), word.hasSuffix(">") { return true }
      if word.hasPrefix("["), word.hasSuffix("]") { return true }
      if length > 4, word.hasPrefix("__"), word.hasSuffix("__") { return true }
    }
    if length > 1, word.hasPrefix("#"), Int(word.dropFirst()) != nil { return true }
    return unknown.contains(word) || padding.contains(word)
  }

  /// The word of a list that stands for unknown ones, or nil.
  ///
  /// Complexity: linear in the list.
  public static func unknownWord(in words: [String]) -> String? { first(of: unknown, in: words) }

  /// The word of a list that fills short texts, or nil.
  ///
  /// Complexity: linear in the list.
  public static func paddingWord(in words: [String]) -> String? { first(of: padding, in: words) }

  private static func first(of names: [String], in words: [String]) -> String? {
    let wanted = Set(names)
    var found: Set<String> = []
    for word in words where wanted.contains(word) { found.insert(word) }
    return names.first { found.contains($0) }
  }

  /// True when all words but special ones are single characters, as those of a character model are.
  public static func areCharacters(_ words: [String]) -> Bool {
    var count = 0
    for word in words {
      if word.unicodeScalars.count == 1 {
        count += 1
      } else if !isSpecial(word) {
        return false
      }
    }
    return count > 1
  }
}
