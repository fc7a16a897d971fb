import Language

/// Finds the vocabulary in what a JSON file or a pickle holds.
///
/// Understood are: words with their ids, either way; lists of words; Keras Tokenizers; tokenizers of
/// Hugging Face whose model is WordLevel; and dictionaries or objects that have one of these under
/// a name like `word2idx`, `char_to_index` or `stoi`.
struct VocabularyReader {
  /// What errors call the file.
  let path: String

  /// How many objects are looked into for the one with the words, one inside the other.
  private static let deepest = 4

  /// Reads a value as a vocabulary.
  ///
  /// - Throws: If there is none in it, or one that cannot be read.
  func vocabulary(_ value: VocabularyValue) throws(FileError) -> ImportedVocabulary {
    try vocabulary(value, depth: 0)
  }

  private func vocabulary(
    _ value: VocabularyValue, depth: Int
  ) throws(FileError) -> ImportedVocabulary {
    guard depth < Self.deepest else { throw noVocabulary(value) }
    switch value {
    case .text(let text) where depth == 0:
      // What `to_json()` returns is JSON already, and many write it as JSON once more.
      let inner = try VocabularyValue(
        json: Array(text.utf8), path: path, subject: "the text that is all of its JSON")
      return try vocabulary(inner, depth: depth + 1)
    case .list(let values): return try list(values)
    case .map(let entries, let className):
      if value["class_name"]?.text == "Tokenizer", let config = value["config"] {
        return try kerasTokenizer(config)
      }
      if className != nil, value["word_index"] != nil, value["filters"] != nil {
        return try kerasTokenizer(value)
      }
      if let model = value["model"], model.entries != nil, model["vocab"] != nil {
        return try huggingFace(value, model: model)
      }
      if className == nil {
        if let pairs = try wordsToIDs(entries) { return readingUnknownAsZero(try numbered(pairs)) }
        if let pairs = idsToWords(entries) { return readingUnknownAsZero(try numbered(pairs)) }
      }
      return try field(of: value, entries, depth)
    default: throw noVocabulary(value)
    }
  }

  private func noVocabulary(_ value: VocabularyValue) -> FileError {
    FileError(
      path,
      "holds no vocabulary: expected words with their ids, a list of words or a Keras Tokenizer, "
        + "found \(value.summary)")
  }

  // MARK: - Lists and dictionaries

  private func list(_ values: [VocabularyValue]) throws(FileError) -> ImportedVocabulary {
    var words: [String] = []
    for (id, value) in values.enumerated() {
      switch value {
      case .text(let word): words.append(word.isEmpty && id > 0 ? name(id) : word)
      case .nothing: words.append(name(id))
      default:
        throw FileError(
          path, "its list of words holds \(value.summary) at place \(id); expected a word")
      }
    }
    guard !words.isEmpty else { throw noVocabulary(.list(values)) }
    let isPadded = words[0].isEmpty
    if isPadded { words[0] = words.contains("<pad>") ? name(0) : "<pad>" }
    return ImportedVocabulary(words: words, origin: path, paddingID: isPadded ? 0 : nil)
  }

  /// The entries if all are words with ids; nil if they are something else altogether.
  func wordsToIDs(
    _ entries: [VocabularyValue.Entry]
  ) throws(FileError) -> [(word: String, id: Int)]? {
    var pairs: [(word: String, id: Int)] = []
    var other: VocabularyValue.Entry?
    for entry in entries {
      if case .text(let word) = entry.key, case .integer(let id) = entry.value {
        pairs.append((word, id))
      } else if other == nil {
        other = entry
      }
    }
    guard let other else { return pairs.isEmpty ? nil : pairs }
    // A vocabulary with one strange entry is not an object with a field or two that are numbers.
    if pairs.count > 20, pairs.count > entries.count * 9 / 10 {
      throw FileError(
        path, "its entry “\(other.key.name)” is \(other.value.summary); expected an id")
    }
    return nil
  }

  private func idsToWords(_ entries: [VocabularyValue.Entry]) -> [(word: String, id: Int)]? {
    var pairs: [(word: String, id: Int)] = []
    for entry in entries {
      guard let word = entry.value.text,
        let id = entry.key.integer ?? entry.key.text.flatMap({ Int($0) })
      else { return nil }
      pairs.append((word, id))
    }
    return pairs.isEmpty ? nil : pairs
  }

  /// Words by their ids, which may begin at 1, have holes, and stand for several words.
  ///
  /// - Throws: If an id is negative or far beyond the number of words.
  func numbered(
    _ pairs: [(word: String, id: Int)], below limit: Int = .max
  ) throws(FileError) -> ImportedVocabulary {
    let largest = 10 * pairs.count + 1000
    for (word, id) in pairs where id < 0 || id >= largest {
      throw FileError(
        path,
        "gives the word “\(word.prefix(40))” the id \(id); expected 0 or more, and less than "
          + "\(largest) for \(pairs.count) words")
    }
    let kept = pairs.filter { $0.id < limit }
    var words = (0...(kept.map(\.id).max() ?? 0)).map(name)
    var isTaken = [Bool](repeating: false, count: words.count)
    var doubled: [String] = []
    for (word, id) in kept {
      if isTaken[id] {
        doubled.append(word)
      } else {
        words[id] = word.isEmpty ? name(id) : word
        isTaken[id] = true
      }
    }
    var notes: [String] = []
    let holes = isTaken.indices.filter { !isTaken[$0] }
    if let first = holes.first, holes != [0] {
      notes.append("\(holes.count) ids have no word, the first is \(first)")
    }
    if let first = doubled.first {
      notes.append(
        "\(doubled.count) words have the id of another, as “\(first.prefix(40))”, and are not read")
    }
    return ImportedVocabulary(words: words, origin: path, notes: notes)
  }

  /// Scripts that number words from 1 look them up with `get(word, 0)`.
  private func readingUnknownAsZero(_ vocabulary: ImportedVocabulary) -> ImportedVocabulary {
    guard vocabulary.unknownWord == nil, vocabulary.words.first == name(0) else {
      return vocabulary
    }
    var vocabulary = vocabulary
    vocabulary.unknownWord = name(0)
    vocabulary.notes.append("unknown words are read as id 0, which has no word")
    return vocabulary
  }

  func name(_ id: Int) -> String { ImportedVocabulary.name(ofID: id) }

  // MARK: - Fields

  /// The vocabulary under one of the names that scripts give it.
  private func field(
    of value: VocabularyValue, _ entries: [VocabularyValue.Entry], _ depth: Int
  ) throws(FileError) -> ImportedVocabulary {
    var failure: FileError?
    for names in VocabularyFields.inOrder {
      for entry in entries {
        guard let name = entry.key.text, names.contains(VocabularyFields.standard(name)) else {
          continue
        }
        switch entry.value {
        case .list, .map: break
        default: continue
        }
        do {
          var vocabulary = try vocabulary(entry.value, depth: depth + 1)
          addSpecialWords(value, to: &vocabulary)
          return vocabulary
        } catch {
          failure = failure ?? error
        }
      }
    }
    throw failure ?? noVocabulary(value)
  }

  /// Takes over what stands beside the words: `unk_token`, `oov_token`, `pad_token`.
  private func addSpecialWords(_ value: VocabularyValue, to vocabulary: inout ImportedVocabulary) {
    for name in ["unk_token", "oov_token", "unk", "UNK"] {
      if let word = value[name]?.text, vocabulary.words.contains(word) {
        vocabulary.unknownWord = word
        break
      }
    }
    for name in ["pad_token", "pad"] {
      if let word = value[name]?.text, let id = vocabulary.words.firstIndex(of: word) {
        vocabulary.paddingID = id
        break
      }
    }
  }
}
