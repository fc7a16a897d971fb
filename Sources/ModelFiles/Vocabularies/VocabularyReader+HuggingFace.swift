import Language

extension VocabularyReader {
  /// Reads a `tokenizer.json` of Hugging Face's tokenizers whose model is WordLevel.
  ///
  /// - Parameters:
  ///   - file: The file's JSON.
  ///   - model: Its entry `model`.
  /// - Returns: The vocabulary, with the words of `added_tokens`.
  /// - Throws: If the model cuts words into pieces, or a part is not as it should be.
  func huggingFace(
    _ file: VocabularyValue, model: VocabularyValue
  ) throws(FileError) -> ImportedVocabulary {
    let type = model["type"]?.text ?? (model["merges"] == nil ? "WordLevel" : "BPE")
    guard type == "WordLevel" else {
      throw FileError(
        path,
        "is a tokenizer of the kind \(type), which cuts words into pieces; only WordLevel is read "
          + "(--tokenizer ids reads ids that were made elsewhere)")
    }
    guard let entries = model["vocab"]?.entries, var pairs = try wordsToIDs(entries) else {
      throw FileError(
        path,
        "its model's vocab is \((model["vocab"] ?? .nothing).summary); expected words with ids")
    }
    var known = Set(pairs.map(\.word))
    if case .list(let tokens)? = file["added_tokens"] {
      for token in tokens {
        guard let word = token["content"]?.text, let id = token["id"]?.integer else {
          throw FileError(path, "an entry of added_tokens has no content or no id")
        }
        if known.insert(word).inserted { pairs.append((word, id)) }
      }
    }
    var vocabulary = try numbered(pairs)
    if let unknown = model["unk_token"]?.text, known.contains(unknown) {
      vocabulary.unknownWord = unknown
    }
    if let rule = rule(file) { vocabulary.tokenizer = .rule(rule) }
    return vocabulary
  }

  /// How the file cuts texts; nil for ways that only its library has.
  private func rule(_ file: VocabularyValue) -> TextRule? {
    var steps = [file["normalizer"] ?? .nothing]
    if case .list(let normalizers)? = steps[0]["normalizers"] { steps = normalizers }
    let isLowered = steps.contains { $0["type"]?.text == "Lowercase" }
    let lowering: TextRule.Lowering = isLowered ? .all : .none
    switch file["pre_tokenizer"]?["type"]?.text {
    case "WhitespaceSplit": return TextRule(lowering: lowering, splitting: .anyWhiteSpace)
    case "Whitespace": return TextRule(lowering: lowering, splitting: .wordsAndMarks)
    default: return nil
    }
  }
}
