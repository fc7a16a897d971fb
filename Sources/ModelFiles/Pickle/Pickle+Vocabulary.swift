/// Words by their numbers, as scripts keep them beside their weights.
extension Pickle {
  /// The words that a value numbers; word k has the number k.
  ///
  /// Understood are a dictionary from words to numbers or from numbers to words (of
  /// which none occurs twice and few are missing), a list of words, and an object that
  /// has one of these as `itos`, `stoi`, `idx2word`, `word2idx` or the like.
  ///
  /// - Parameter value: Any value.
  /// - Returns: At least two words, with `#k` where number k is missing; `nil` if the
  ///   value is nothing of the kind.
  func words(_ value: PickleValue) -> [String]? {
    if let entries = entries(value) {
      return words(entries)
    }
    if let items = items(value) {
      let texts = items.compactMap { text($0) }
      return texts.count == items.count && texts.count >= 2 ? texts : nil
    }
    guard let state = node(value)?.state, let attributes = entries(state) else { return nil }
    let known = attributes.filter { Self.isVocabularyName(text($0.key) ?? "") }
    for attribute in known {
      guard let entries = entries(attribute.value) else {
        if let words = words(listOfTexts: attribute.value) { return words }
        continue
      }
      if let words = words(entries) { return words }
    }
    return nil
  }

  /// Whether a name is one that scripts give to a vocabulary, such as `char_to_idx`.
  static func isVocabularyName(_ name: String) -> Bool {
    let name = VocabularyFields.standard(name)
    return VocabularyFields.inOrder.dropLast().contains { $0.contains(name) }
  }

  private func words(listOfTexts value: PickleValue) -> [String]? {
    guard let items = items(value) else { return nil }
    let texts = items.compactMap { text($0) }
    return texts.count == items.count && texts.count >= 2 ? texts : nil
  }

  private func words(_ entries: [PickleEntry]) -> [String]? {
    guard entries.count >= 2 else { return nil }
    // Some numbers may be missing, but not so many that they are no numbers of words.
    let limit = 2 * entries.count + 16
    var words = [String?](repeating: nil, count: limit)
    var count = 0
    for entry in entries {
      let (word, number): (PickleValue, PickleValue) =
        if case .text = entry.key { (entry.key, entry.value) } else { (entry.value, entry.key) }
      guard let word = text(word), let number = integer(number), number >= 0, number < limit,
        words[number] == nil
      else { return nil }
      words[number] = word
      count = max(count, number + 1)
    }
    guard count - entries.count <= 1 + entries.count / 8 else { return nil }
    return words[..<count].enumerated().map { $1 ?? "#\($0)" }
  }
}
