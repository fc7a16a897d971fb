import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a network says what is no word, or is refused one that it can say.
@Suite struct TokenModelSpeakingTests {
  private func model(
    _ words: [String], unknown: String? = nil, padding: Int? = nil,
    tokenizer: TokenizerKind = .word, labels: [String]? = nil
  ) -> TokenModel {
    var network = Network(
      zeros: NetworkShape(
        cell: .lstm, vocabularySize: words.count, embeddingSize: 2, hiddenSizes: [3]))
    if let labels {
      network.output = OutputLayer(
        weight: Matrix(rows: labels.count, columns: 3),
        bias: Array(repeating: 0, count: labels.count))
    }
    return TokenModel(
      name: "m", network: network, vocabulary: Vocabulary(words: words, unknownWord: unknown),
      labels: labels, tokenizer: tokenizer, paddingID: padding)
  }

  @Test("Unknown words and padding are not said, by their names or by what the model says of them")
  func unspoken() {
    #expect(model(["she", "<unk>", "<pad>", "is"]).unspokenIDs == [1, 2])
    #expect(model(["she", "rare", "0", "is"], unknown: "rare", padding: 2).unspokenIDs == [1, 2])
    #expect(model(["she", "is", "<eos>"]).unspokenIDs.isEmpty)
  }

  @Test("Only what predicts the next word can go on with a text")
  func problems() {
    #expect(model(["a", "b"]).speakingProblem == nil)
    let tagger = model(["a", "b"], labels: ["noun", "verb", "other"])
    #expect(tagger.speakingProblem?.hasPrefix("does not predict words") == true)
    #expect(model(["<pad>", "<unk>"]).speakingProblem?.contains("nothing to say") == true)
  }

  @Test("Words stand apart, characters do not, and a sentence's signs follow its word")
  func separators() {
    let words = model(["a", ".", ","])
    #expect(["a", ".", ","].map(words.separator) == [" ", "", ""])
    #expect(model(["a", "."], tokenizer: .whitespace).separator(before: ".") == " ")
    #expect(model(["a", "."], tokenizer: .character).separator(before: "a").isEmpty)
  }
}
