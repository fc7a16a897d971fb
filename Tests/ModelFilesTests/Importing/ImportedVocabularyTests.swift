import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a vocabulary that belongs to another model names the wrong words.
@Suite struct ImportedVocabularyTests {
  @Test("Another number of words than rows is an error that shows both")
  func mismatch() {
    let vocabulary = ImportedVocabulary(words: ["the", "cat"], origin: "vocab.txt")
    for rows in [1, 3, 0] {
      let error = #expect(throws: FileError.self) {
        try vocabulary.fitted(toRows: rows, of: "lstm.pt")
      }
      #expect(
        error?.description
          == "vocab.txt: has 2 words, but the embedding of lstm.pt has \(rows) rows; "
          + "--vocab names another file, --tokenizer ids reads ids without words")
    }
  }

  @Test("Where rows may be unused they get a name, and the note says which")
  func unusedRows() throws {
    let vocabulary = ImportedVocabulary(words: ["the", "cat"], origin: "v", allowsUnusedRows: true)
    let fitted = try vocabulary.fitted(toRows: 4, of: "m")
    #expect(fitted.words == ["the", "cat", "#2", "#3"])
    #expect(fitted.notes == ["rows 2 to 3 of the embedding have no word"])
    #expect(throws: FileError.self) { try vocabulary.fitted(toRows: 1, of: "m") }
  }

  @Test("What is not said is taken from the words")
  func guesses() {
    let words = ImportedVocabulary(words: ["<PAD>", "<UNK>", "cat"], origin: "v")
    #expect(words.paddingID == 0)
    #expect(words.unknownWord == "<UNK>")
    #expect(Vocabulary(words).unknownID == 1)
    #expect(words.tokenizer == .word)
    #expect(ImportedVocabulary(words: ["a", "b"], origin: "v").tokenizer == .character)
  }
}
