import Language

extension TokenModel {
  /// Why the network cannot go on with a text, in words, or `nil`.
  public var speakingProblem: String? {
    if network.readsVectors { return "reads numbers, so it has no words to go on with" }
    guard predictsWords else { return "does not predict words, so it cannot go on with a text" }
    guard !network.readsBackward else {
      return "reads the words to come too, so it cannot say which come"
    }
    return nil
  }

  /// Whether a word stands for what no text has: unknown words, padding.
  ///
  /// A network gives them some probability, but they are nothing to say.
  public func isUnspoken(_ id: Int) -> Bool {
    let word = vocabulary[id]
    return id == vocabulary.unknownID || id == paddingID || SpecialWords.unknown.contains(word)
      || SpecialWords.padding.contains(word)
  }

  /// What stands between two words of a running text: nothing between characters.
  ///
  /// - Parameter word: The word that follows.
  /// - Returns: A blank or nothing.
  public func separator(before word: String) -> String {
    if tokenizer.readsCharacters { return "" }
    return tokenizer == .word && [".", ",", ";", ":", "!", "?", ")"].contains(word) ? "" : " "
  }
}
