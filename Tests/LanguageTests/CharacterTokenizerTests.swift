import Testing

@testable import Language

/// If one of these fails, a character model reads another text than the one it is given.
struct CharacterTokenizerTests {
  func tokens(_ text: String, _ words: [String]) throws -> [Token] {
    try Tokenizer(vocabulary: Vocabulary(words: words), kind: .character).tokens(in: text)
  }

  @Test("Spaces and line feeds are tokens like all others")
  func whiteSpace() throws {
    let tokens = try tokens("Ab\n b", ["\n", " ", "A", "b"])
    #expect(tokens.map(\.id) == [2, 3, 0, 1, 3])
    #expect(tokens.map(\.text) == ["A", "b", "\n", " ", "b"])
  }

  @Test("Windows line ends are read as Python reads them, unless the model knows returns")
  func returns() throws {
    #expect(try tokens("a\r\nb\r\n", ["\n", "a", "b"]).map(\.id) == [1, 0, 2, 0])
    #expect(try tokens("a\r\nb", ["\n", "a", "b", "\r"]).map(\.id) == [1, 3, 0, 2])
    #expect(try tokens("ab\r\n", ["a", "b"]).map(\.id) == [0, 1])
    #expect(throws: UnknownWordError(word: "\n", position: 1)) { try tokens("a\nb", ["a", "b"]) }
  }

  @Test("Special words in brackets are one token where the model has them, else characters")
  func specialWords() throws {
    #expect(try tokens("a<eos>[PAD]<", ["a", "<eos>", "<", "[PAD]"]).map(\.id) == [0, 1, 3, 2])
    #expect(try tokens("<a>", ["a", "<", ">"]).map(\.id) == [1, 0, 2])
  }

  @Test("Code points are tokens, as in Python: accents stand alone, equivalent signs stay apart")
  func codePoints() throws {
    #expect(try tokens("e\u{301}é", ["e", "\u{301}", "é"]).map(\.id) == [0, 1, 2])
    #expect(try tokens("\u{212B}\u{C5}", ["\u{C5}", "\u{212B}"]).map(\.id) == [1, 0])
  }

  @Test("A vocabulary of small letters reads capitals as small; one with capitals does not")
  func lowering() throws {
    #expect(try tokens("AB", ["a", "b", "<UNK>"]).map(\.id) == [0, 1])
    #expect(throws: UnknownWordError.self) { try tokens("AB", ["A", "b"]) }
  }

  @Test("What is typed on its own is a character or a special word")
  func single() throws {
    let tokenizer = Tokenizer(
      vocabulary: Vocabulary(words: ["a", "<eos>"]), kind: .character)
    #expect(try tokenizer.token(for: "a").id == 0)
    #expect(try tokenizer.token(for: "<eos>").id == 1)
    #expect(throws: UnknownWordError(word: "ab", position: 0)) { try tokenizer.token(for: "ab") }
  }
}
