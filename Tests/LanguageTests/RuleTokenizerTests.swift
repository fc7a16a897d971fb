import Language
import Testing

/// If one of these fails, a Keras model reads other ids than Keras would give it.
///
/// The expected words and ids were printed by Keras 3.15 for the same texts.
struct RuleTokenizerTests {
  func tokens(_ text: String, _ rule: TextRule?, _ words: [String]) throws -> [Token] {
    let rule = try #require(rule)
    return try Tokenizer(
      vocabulary: Vocabulary(words: words, unknownWord: "[UNK]"), kind: .rule(rule)
    ).tokens(in: text)
  }

  @Test("Tokenizer: punctuation separates, apostrophes, tabs, returns and other spaces as in Keras")
  func kerasTokenizer() throws {
    let words = ["don't", "stop", "the", "cat's", "été", "été", "a", "b", "x\r", "y", "z"]
    let text = "Don't stop: the CAT's été-ÉTÉ, (a.b)\tx\r\ny  z"
    let tokens = try tokens(text, .kerasTokenizer(), words)
    #expect(tokens.map(\.id) == [0, 1, 2, 3, 4, 4, 6, 7, 8, 9, 10])
    #expect(
      tokens.map(\.text)
        == ["Don't", "stop", "the", "CAT's", "été", "ÉTÉ", "a", "b", "x\r", "y", "z"])
    #expect(
      try self.tokens("A\u{A0}b İs", .kerasTokenizer(), ["a\u{A0}b", "i\u{307}s"]).map(\.id)
        == [0, 1])
  }

  @Test("Tokenizer with a separator of two characters")
  func longSeparator() throws {
    let words = ["a", "b-c", "d", "e", "-f"]
    let rule = TextRule.kerasTokenizer(lower: false, filters: ",", split: "--")
    #expect(try tokens("a--b-c,d--e---f", rule, words).map(\.id) == [0, 1, 2, 3, 4])
  }

  @Test("Tokenizer on the level of characters keeps punctuation and spaces")
  func characterLevel() throws {
    let words = ["#0", " ", "t", "a", "h", "e", "c", ","]
    let tokens = try tokens("The cat,", .kerasTokenizer(characterLevel: true), words)
    #expect(tokens.map(\.id) == [2, 4, 5, 1, 6, 3, 2, 7])
    #expect(tokens.map(\.text).joined() == "The cat,")
  }

  @Test("TextVectorization takes punctuation out and lowers A to Z only")
  func textVectorization() throws {
    let words = ["", "[UNK]", "cat", "dont", "été", "É", "a"]
    let rule = TextRule.textVectorization()
    let first = try tokens("Cat don't ÉTÉ É a\u{A0}a\u{3000}a a\tb\na  a\u{1F}a\u{B}a", rule, words)
    #expect(first.map(\.id) == [2, 3, 1, 5, 1, 6, 1, 6, 1, 6])
    #expect(first[1].text == "don't")
    let second = try tokens("A.B cat-cat «a» (cat)", rule, words)
    #expect(second.map(\.id) == [1, 1, 1, 2])
    #expect(second.map(\.text) == ["A.B", "cat-cat", "«a»", "cat"])
  }

  @Test("TextVectorization by characters, and of a text as one word")
  func otherSplits() throws {
    let words = ["", "[UNK]", "a", "b", "c", " "]
    #expect(
      try tokens("a b\u{301},C", .textVectorization(split: "character"), words).map(\.id)
        == [2, 5, 3, 1, 4])
    #expect(
      try tokens("b C.", .textVectorization(split: nil), ["", "[UNK]", "a", "b c"]).map(\.id)
        == [3])
  }

  @Test("Hugging Face's ways to split: any white space, or words and marks apart")
  func huggingFace() throws {
    let text = "Don't\u{3000}stop_it!? 3é"
    let marks = TextRule(lowering: .none, splitting: .wordsAndMarks)
    let words = ["Don", "'", "t", "stop_it", "!?", "3é"]
    #expect(try tokens(text, marks, words).map(\.id) == [0, 1, 2, 3, 4, 5])
    let split = TextRule(lowering: .all, splitting: .anyWhiteSpace)
    #expect(try tokens(text, split, ["don't", "stop_it!?", "3é"]).map(\.id) == [0, 1, 2])
  }

  @Test("Settings that are functions of somebody's script are not guessed")
  func unknownSettings() {
    #expect(TextRule.textVectorization(standardize: "my_function") == nil)
    #expect(TextRule.textVectorization(split: "my_function") == nil)
    #expect(TextRule.textVectorization(standardize: nil) != nil)
  }

  @Test("A special word may be typed on its own")
  func specialWord() throws {
    let tokenizer = Tokenizer(
      vocabulary: Vocabulary(words: ["#0", "<OOV>", "the"], unknownWord: "<OOV>"),
      kind: .rule(.kerasTokenizer()))
    #expect(try tokenizer.token(for: "<OOV>") == Token(text: "<OOV>", id: 1))
    #expect(try tokenizer.token(for: "The") == Token(text: "The", id: 2))
    #expect(try tokenizer.token(for: "zebra").isUnknown)
  }
}
