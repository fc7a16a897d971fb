import Language
import Testing

/// If one of these fails, a model without a vocabulary cannot be given its ids.
struct IDTokenizerTests {
  @Test(
    "Ids are read however a person writes a list of them",
    arguments: ["3 17 4", "3,17,4", "[3, 17, 4]", " #3 #17\n#4 ", "3;17;4"])
  func lists(text: String) throws {
    let tokens = try Tokenizer(vocabulary: Vocabulary(idCount: 20), kind: .ids).tokens(in: text)
    #expect(tokens.map(\.id) == [3, 17, 4])
    #expect(tokens.map(\.text) == ["#3", "#17", "#4"])
  }

  @Test("With a vocabulary ids are shown as their words, and a word may be typed")
  func words() throws {
    let tokenizer = Tokenizer(
      vocabulary: Vocabulary(words: ["", "the", "cat"]), kind: .ids)
    #expect(try tokenizer.tokens(in: "2 0").map(\.text) == ["cat", "#0"])
    #expect(try tokenizer.token(for: "cat").id == 2)
  }

  @Test(
    "What is no id is named with its place and what would be one",
    arguments: ["20", "-1", "x", "1.5", "99999999999999999999", "0x1", "#"])
  func refused(word: String) {
    let tokenizer = Tokenizer(vocabulary: Vocabulary(idCount: 20), kind: .ids)
    let error = #expect(throws: UnknownWordError.self) { try tokenizer.tokens(in: "1 2 \(word)") }
    let hint = word.contains("x") ? "; --vocab FILE names the model's words" : ""
    #expect(error?.description == "“\(word)” (word 3) is not an id from 0 to 19\(hint)")
  }
}
