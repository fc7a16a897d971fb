import Language
import Testing

struct VocabularyTests {
  let vocabulary = Vocabulary(words: ["<unk>", "I", "she", "Mady", "May", "may", "I"])

  @Test("A word typed in another case is the word the model knows")
  func caseIsFolded() {
    #expect(vocabulary.id(matching: "She") == 2)
    #expect(vocabulary.id(matching: "SHE") == 2)
    #expect(vocabulary.id(matching: "i") == 1)
    #expect(vocabulary.id(matching: "mady") == 3)
    #expect(vocabulary.id(matching: "MADY") == 3)
    #expect(vocabulary.id(matching: "dog") == nil)
  }

  @Test("A model that tells May from may keeps doing so")
  func exactSpellingComesFirst() {
    #expect(vocabulary.id(matching: "May") == 4)
    #expect(vocabulary.id(matching: "may") == 5)
    #expect(vocabulary.id(matching: "MAY") == 5)
  }

  @Test("A word listed twice keeps its first id, as its embedding row would")
  func duplicates() {
    #expect(vocabulary.count == 7)
    #expect(vocabulary.id(of: "I") == 1)
    #expect(vocabulary[6] == "I")
  }

  @Test("The unknown word is only one the vocabulary has")
  func unknownWord() {
    #expect(vocabulary.unknownID == 0)
    #expect(Vocabulary(words: ["a"]).unknownID == nil)
    #expect(Vocabulary(words: ["a", "UNK"], unknownWord: "UNK").unknownID == 1)
    #expect(Vocabulary(words: ["a"], unknownWord: nil).unknownID == nil)
  }

  @Test("Typing on completes from the vocabulary, whatever the case")
  func completions() {
    #expect(vocabulary.completions(of: "ma").map { vocabulary[$0] } == ["Mady", "May", "may"])
    #expect(vocabulary.completions(of: "x").isEmpty)
  }
}
