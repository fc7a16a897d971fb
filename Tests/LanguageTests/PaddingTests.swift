import Language
import Testing

/// If one of these fails, a model of fixed-length input begins in another state than it was trained in.
struct PaddingTests {
  private let vocabulary = Vocabulary(words: ["a", "<pad>", "b"])

  @Test("Padding comes first and fills up to the length")
  func padding() throws {
    let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: "a b")
    let padded = Padding(length: 4, vocabulary: vocabulary).padded(tokens)
    #expect(padded.map(\.id) == [1, 1, 0, 2])
    #expect(padded.map(\.text) == ["<pad>", "<pad>", "a", "b"])
  }

  @Test("A text that is long enough stays as it is, whole")
  func longText() throws {
    let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: "a b")
    #expect(Padding(length: 2, vocabulary: vocabulary).padded(tokens) == tokens)
    #expect(Padding(length: -1).padded(tokens) == tokens)
  }

  @Test("The id that a vocabulary's file gives comes before a word's name")
  func known() {
    let padding = Padding(length: 3, vocabulary: vocabulary, id: 2)
    #expect(padding.id == 2 && padding.word == "b")
  }

  @Test("Without a word for it padding is id 0")
  func noWord() {
    #expect(Padding(length: 1, vocabulary: Vocabulary(words: ["", "a"])).id == 0)
    #expect(Padding(length: 1, vocabulary: Vocabulary(words: ["#0"])).word == "#0")
    #expect(Padding(length: 1, vocabulary: Vocabulary(words: [])).word == "<pad>")
  }
}
