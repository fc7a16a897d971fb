import Language
import MemoryAnalysis
import Testing

/// If one of these fails, other words are watched than were typed.
@Suite struct WordPairParsingTests {
  private let vocabulary = Vocabulary(words: ["<unk>", "am", "was", ",", "."])

  @Test(
    "Blanks or a comma part the words, and a comma can be one of them",
    arguments: [("am was", 1, 2), ("  WAS\tam ", 2, 1), ("am,was", 1, 2), (", .", 3, 4)])
  func parts(text: String, first: Int, second: Int) throws {
    #expect(try WordPair(text, in: vocabulary) == WordPair(first: first, second: second))
  }

  @Test(
    "What is no pair is refused in a line",
    arguments: [
      ("", "expected two words, as in “am was”; found “”"),
      ("am", "expected two words, as in “am was”; found “am”"),
      ("am was .", "expected two words, as in “am was”; found “am was .”"),
      ("am is", "“is” is not in the vocabulary; expected two words the model can predict"),
      ("am,am", "expected two different words; found “am” twice"),
    ])
  func refusals(text: String, message: String) {
    #expect(throws: WordPairError(description: message)) {
      try WordPair(text, in: vocabulary)
    }
  }
}
