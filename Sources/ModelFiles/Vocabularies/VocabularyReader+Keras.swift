import Language

extension VocabularyReader {
  /// Reads the settings and words of a Keras `Tokenizer`.
  ///
  /// Ids begin at 1; 0 is what `pad_sequences` fills with. Words from `num_words` on are never read, and
  /// `oov_token`, if set, stands for them and for unknown words.
  ///
  /// - Parameter config: The `config` of `to_json()`, where dictionaries are JSON in a text once
  ///   more, or the attributes of a pickled one.
  /// - Returns: The vocabulary.
  /// - Throws: If it has no words, or a setting is none of Keras's.
  func kerasTokenizer(_ config: VocabularyValue) throws(FileError) -> ImportedVocabulary {
    var index = config["word_index"] ?? .nothing
    if case .text(let json) = index {
      index = try VocabularyValue(
        json: Array(json.utf8), path: path, subject: "its Keras Tokenizer's word_index")
    }
    guard let entries = index.entries, let pairs = try wordsToIDs(entries) else {
      throw FileError(
        path,
        "its Keras Tokenizer has no words: expected words with ids as word_index, found "
          + "\(index.summary); was fit_on_texts called?")
    }
    // Keras takes 0 for none.
    let limit = config["num_words"]?.integer.flatMap { $0 > 0 ? $0 : nil } ?? .max
    var vocabulary = try numbered(pairs, below: limit)
    if vocabulary.words.first == name(0), !vocabulary.words.contains("<pad>") {
      vocabulary.words[0] = "<pad>"
    }
    let dropped = pairs.count { $0.id >= limit }
    if dropped > 0 {
      vocabulary.notes.append("num_words is \(limit): \(dropped) rarer words are not read")
    }
    vocabulary.paddingID = 0
    vocabulary.unknownWord = config["oov_token"]?.text
    vocabulary.allowsUnusedRows = true
    vocabulary.tokenizer = .rule(try rule(config))
    return vocabulary
  }

  private func rule(_ config: VocabularyValue) throws(FileError) -> TextRule {
    let split = config["split"]?.text ?? " "
    guard !split.isEmpty else {
      throw FileError(path, "its Keras Tokenizer splits at an empty text, which Keras cannot do")
    }
    return .kerasTokenizer(
      lower: config["lower"]?.flag ?? true,
      filters: config["filters"]?.text ?? TextRule.kerasFilters, split: split,
      characterLevel: config["char_level"]?.flag ?? false)
  }
}
