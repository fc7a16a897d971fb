import Language

extension TokenModel {
  /// Why the network cannot go on with a text, in words, or `nil`.
  public var speakingProblem: String? {
    if network.readsVectors { return "reads numbers, so it has no words to go on with" }
    guard predictsWords else { return "does not predict words, so it cannot go on with a text" }
    guard !network.readsBackward else {
      return "reads the words to come too, so it cannot say which come"
    }
    guard unspokenIDs.count < vocabulary.count else {
      return "has words for unknown ones and padding only, so it has nothing to say"
    }
    return nil
  }

  /// The words that stand for what no text has: unknown words, padding.
  ///
  /// A network gives them some probability, but they are nothing to say.
  public var unspokenIDs: Set<Int> {
    let named = (SpecialWords.unknown + SpecialWords.padding).compactMap(vocabulary.id(of:))
    return Set(named + [vocabulary.unknownID, paddingID].compactMap(\.self))
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
