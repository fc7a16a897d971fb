import Language
import Testing

/// If one of these fails, unknown words are read as something else, or a character model as a word model.
struct SpecialWordsTests {
  @Test("The unknown word and the padding are found by the names they have in files")
  func names() {
    #expect(SpecialWords.unknownWord(in: ["a", "unk", "[UNK]"]) == "[UNK]")
    #expect(SpecialWords.unknownWord(in: ["a", "b"]) == nil)
    #expect(SpecialWords.paddingWord(in: ["a", "<PAD>"]) == "<PAD>")
  }

  @Test("Special words are told from words")
  func special() {
    for word in ["<s>", "[CLS]", "__X__", "#12", "", "unk"] {
      #expect(SpecialWords.isSpecial(word), "\(word)")
    }
    for word in ["<", "<>", "[]", "#", "#a", "a", "__"] {
      #expect(!SpecialWords.isSpecial(word), "\(word)")
    }
  }

  @Test("A list of single characters and special words is a character model's")
  func characters() {
    #expect(SpecialWords.areCharacters(["<pad>", "a", "\n", "é"]))
    #expect(!SpecialWords.areCharacters(["a", "I", "the"]))
    #expect(!SpecialWords.areCharacters(["<pad>", "#1"]))
  }
}
