import Language
import Testing

@testable import ModelFiles

/// If one of these fails, every word of a model with a vocab.txt is shown under another word's name.
@Suite struct WordListTests {
  func list(_ text: String) throws -> ImportedVocabulary {
    try WordList.vocabulary(Array(text.utf8), path: "vocab.txt")
  }

  @Test("The number of a line is the id, with any line ends and with or without the last one")
  func lines() throws {
    for text in ["a\nb\nc", "a\nb\nc\n", "a\r\nb\r\nc\r\n", "\u{FEFF}a\nb\n c \n"] {
      let vocabulary = try list(text)
      #expect(vocabulary.words == ["a", "b", "c"])
      #expect(vocabulary.notes.isEmpty)
    }
  }

  @Test("An empty first line is the padding of a file inside .keras, another a row without a word")
  func emptyLines() throws {
    let vocabulary = try list("\n[UNK]\nthe\n\ncat\n")
    #expect(vocabulary.words == ["<pad>", "[UNK]", "the", "#3", "cat"])
    #expect(vocabulary.paddingID == 0)
    #expect(vocabulary.unknownWord == "[UNK]")
    #expect(vocabulary.tokenizer == .word)
    #expect(try list("\n<pad>\na").words == ["#0", "<pad>", "a"])
  }

  @Test("Characters that break lines are written as escapes; a line of spaces is a space")
  func characters() throws {
    let vocabulary = try list("\\n\n \n\\t\n\\r\na\n\\\n")
    #expect(vocabulary.words == ["\n", " ", "\t", "\r", "a", "\\"])
    #expect(vocabulary.tokenizer == .character)
  }

  @Test("A column of numbers is ids if it is 0…n−1 or 1…n, else counts; both are told")
  func columns() throws {
    let ids = try list("the 2\ncat 0\nsaw 1\n")
    #expect(ids.words == ["cat", "saw", "the"])
    #expect(ids.notes == ["the numbers of its second column are read as ids"])
    #expect(try list("b\t2\na\t1").words == ["<pad>", "a", "b"])
    let counts = try list("the 900\ncat 20\nsaw 20\n")
    #expect(counts.words == ["the", "cat", "saw"])
    #expect(counts.notes.first?.contains("counts") == true)
    #expect(try list("the 900\ncat\n").words == ["the 900", "cat"])
    #expect(try list("New York\nLos Angeles\n").words == ["New York", "Los Angeles"])
  }

  @Test("A space as a word may have an id too")
  func spaceWithID() throws {
    #expect(try list(" \t0\na\t1\n\\n\t2").words == [" ", "a", "\n"])
  }

  @Test("A word that stands there twice is told, and keeps its first id")
  func doubles() throws {
    let vocabulary = try list("a\nb\na\n")
    #expect(vocabulary.words == ["a", "b", "a"])
    #expect(vocabulary.notes == ["1 words stand there twice, as “a”: the first place is read"])
    #expect(Vocabulary(vocabulary).id(of: "a") == 0)
  }

  @Test(
    "What is no text is refused by its line", arguments: ["a\nb\u{0}c\n", "", "\n\n", "\u{FEFF}"])
  func refused(text: String) {
    let error = #expect(throws: FileError.self) { try list(text) }
    #expect(error?.description.hasPrefix("vocab.txt: ") == true)
    if text.contains("\u{0}") {
      #expect(error?.problem == "is no list of words: line 2 holds a zero byte, which no text has")
    }
  }
}
