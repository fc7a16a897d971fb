/// Chooses the vocabulary and the labels among the words that were found in a model's file.
struct VocabularyChoice {
  /// The words that the model reads.
  private(set) var vocabulary: ImportedVocabulary?

  /// The names of the model's outputs.
  private(set) var labels: [String]?

  /// Chooses by name, then by number.
  ///
  /// Words whose name speaks of labels, tags or classes are labels. Of the others those count
  /// first whose number is that of the rows of some weight, and among them those whose
  /// name is one that scripts give to a vocabulary.
  ///
  /// - Parameters:
  ///   - candidates: What was found, in the file's order.
  ///   - tensors: The model's weights.
  init(_ candidates: [VocabularyCandidate], tensors: [String: Tensor]) {
    let rows = Set(tensors.values.filter { $0.shape.count == 2 }.map { $0.shape[0] })
    func rank(_ candidate: VocabularyCandidate) -> Int {
      let name = candidate.name.split(separator: ".").last.map(String.init) ?? ""
      return (rows.contains(candidate.words.count) ? 2 : 0)
        + (Pickle.isVocabularyName(name) ? 1 : 0)
    }
    func isLabels(_ candidate: VocabularyCandidate) -> Bool {
      let name = candidate.name.lowercased()
      return ["label", "tag", "class", "target", "categor"].contains { name.contains($0) }
    }
    labels = candidates.first { isLabels($0) && rows.contains($0.words.count) }?.words
    // Of equals the first is taken.
    let words = candidates.filter { !isLabels($0) }.reversed().max { rank($0) < rank($1) }
    guard let words, rank(words) > 0 else { return }
    vocabulary = ImportedVocabulary(
      words: words.words, unknownWord: Self.unknownWord(in: words.words),
      origin: "“\(words.name)” in the file")
  }

  /// The word that scripts put in the place of unknown ones.
  private static func unknownWord(in words: [String]) -> String? {
    let known = Set(words)
    return ["<unk>", "<UNK>", "[UNK]", "UNK", "<oov>", "<OOV>"].first(where: known.contains)
  }
}
