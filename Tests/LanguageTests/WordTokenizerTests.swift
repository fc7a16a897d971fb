import Testing

@testable import Language

struct WordTokenizerTests {
  let tokenizer = WordTokenizer(
    vocabulary: Vocabulary(words: ["<unk>", "I", "she", "is", "isn't", "...", ".", "?", "'"]))

  func ids(_ text: String, _ words: [String]) throws -> [Int] {
    try WordTokenizer(vocabulary: Vocabulary(words: words)).tokens(in: text).map(\.id)
  }

  @Test("The screen shows the user's spelling; the model reads its own word")
  func spellingIsKept() throws {
    let tokens = try tokenizer.tokens(in: "She ISN’T she… i?")
    #expect(tokens.map(\.text) == ["She", "ISN’T", "she", "…", "i", "?"])
    #expect(tokens.map(\.id) == [2, 4, 2, 5, 1, 7])
    #expect(tokens.allSatisfy { !$0.isUnknown })
  }

  @Test("An unknown word is marked and read as <unk>, a written <unk> is not marked")
  func unknownWords() throws {
    let tokens = try tokenizer.tokens(in: "Zebra is <unk>")
    #expect(tokens.map(\.id) == [0, 3, 0])
    #expect(tokens.map(\.isUnknown) == [true, false, false])
    #expect(tokens[0].text == "Zebra")
  }

  @Test("Without a word for unknown ones the first unknown word is named with its place")
  func noUnknownWord() {
    let tokenizer = WordTokenizer(vocabulary: Vocabulary(words: ["she", "is"]))
    #expect(throws: UnknownWordError(word: "zebra", position: 2)) {
      try tokenizer.tokens(in: "she is zebra she")
    }
    #expect(
      UnknownWordError(word: "zebra", position: 2).description
        == "the model does not know “zebra” (word 3) and has no word for unknown ones")
  }

  @Test("Words of other models with punctuation inside are found whole")
  func wholePiecesComeFirst() throws {
    #expect(try ids("U.S. mr. <eos>", ["u.s.", "mr.", "<eos>", "<unk>"]) == [0, 1, 2])
  }

  @Test("Contractions of Penn Treebank vocabularies are found in halves")
  func contractions() throws {
    let words = ["she", "'s", "is", "n't", "ca", "<unk>"]
    #expect(try ids("she's isn't can’t dog's", words) == [0, 1, 2, 3, 4, 3, 5])
  }

  @Test("A long text on one line, with every kind of character, is read word by word")
  func manyWords() throws {
    let text = String(repeating: "She is \u{0}\u{1B}[31m 猫👍…", count: 20_000)
    let tokens = try tokenizer.tokens(in: text)
    #expect(tokens.count == 20_000 * 7)
    #expect(tokens.filter { $0.id == 2 }.count == 20_000)
  }
}
