import Testing

@testable import Language

/// If one of these fails, a model of somebody else reads other tokens than it was trained on.
struct TokenizerTests {
  func tokenizer(_ kind: TokenizerKind, _ words: [String], unknown: String? = "<unk>") -> Tokenizer
  {
    Tokenizer(vocabulary: Vocabulary(words: words, unknownWord: unknown), kind: kind)
  }

  @Test("The kind “word” reads what WordTokenizer reads")
  func wordKind() throws {
    let vocabulary = Vocabulary(words: ["<unk>", "she", "isn't", "."])
    let text = "She isn’t Zed."
    #expect(
      try Tokenizer(vocabulary: vocabulary).tokens(in: text)
        == WordTokenizer(vocabulary: vocabulary).tokens(in: text))
  }

  @Test(
    "No kind reads more words than asked for",
    arguments: [
      .word, .whitespace, .character, .ids, .rule(.kerasTokenizer()),
      .rule(.kerasTokenizer(characterLevel: true)),
    ] as [TokenizerKind])
  func limit(kind: TokenizerKind) throws {
    let reader = tokenizer(kind, ["0", "1", "2", " "])
    #expect(try reader.tokens(in: "0 1 2 1 0", limit: 2).count == 2)
    #expect(try reader.tokens(in: "0 1 2 1 0", limit: 0).isEmpty)
    #expect(try reader.tokens(in: "").isEmpty)
    #expect(try reader.token(for: "2").id == 2)
  }

  @Test("Words that Keras leaves out are told; a text of nothing else is refused")
  func leftOut() throws {
    let reader = tokenizer(.rule(.kerasTokenizer()), ["#0", "the", "cat"], unknown: nil)
    let reading = try reader.reading(of: "The zebra, the Emu, the zebra!")
    #expect(reading.tokens.map(\.id) == [1, 1, 1])
    #expect(
      reading.note
        == "3 words that the model does not know are left out: “zebra”, “Emu”")
    #expect(throws: UnknownWordError(word: "zebra", position: 0)) {
      try reader.tokens(in: "zebra emu")
    }
  }
}
