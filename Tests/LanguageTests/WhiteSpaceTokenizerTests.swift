import Testing

@testable import Language

/// If one of these fails, a model of PyTorch's word language model reads other words than it learned.
struct WhiteSpaceTokenizerTests {
  func tokens(_ text: String, _ words: [String]) throws -> [Token] {
    try Tokenizer(vocabulary: Vocabulary(words: words), kind: .whitespace).tokens(in: text)
  }

  @Test("Words are what stands between white space, exactly; every line ends in <eos>")
  func words() throws {
    let words = ["<eos>", "<unk>", "The", "the", "cat.", "Cat"]
    let tokens = try tokens("The\u{3000}the  cat.\r\n\ncat", words)
    #expect(tokens.map(\.id) == [2, 3, 4, 0, 0, 1])
    #expect(tokens.map(\.text) == ["The", "the", "cat.", "<eos>", "<eos>", "cat"])
  }

  @Test("Without <eos> in the vocabulary the end of a line is white space")
  func noLineEnd() throws {
    #expect(try tokens("a\nb\n", ["a", "b"]).map(\.id) == [0, 1])
  }

  @Test("A vocabulary of small letters reads capitals as small; one with capitals does not")
  func lowering() throws {
    #expect(try tokens("The CAT", ["<UNK>", "the", "cat"]).map(\.id) == [1, 2])
    #expect(try tokens("THE cat", ["<unk>", "The", "cat"]).map(\.id) == [0, 2])
  }

  @Test("An unknown word is named with its place")
  func unknownWord() throws {
    #expect(throws: UnknownWordError(word: "dog", position: 2)) {
      try tokens("a b dog", ["a", "b"])
    }
  }
}
