import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a vocabulary that people save from their scripts is refused or misread.
@Suite struct VocabularyReaderTests {
  func read(_ json: String) throws -> ImportedVocabulary {
    try VocabularyFile.vocabulary(Array(json.utf8), path: "vocab.json")
  }

  @Test(
    "Words with ids, ids with words and lists give the same words",
    arguments: [
      #"{"the": 1, "<unk>": 0, "cat": 2}"#, #"{"0": "<unk>", "2": "cat", "1": "the"}"#,
      #"["<unk>", "the", "cat"]"#, #"{"word2idx": {"<unk>": 0, "the": 1, "cat": 2}, "max_len": 7}"#,
      #"{"idx_to_word": {"0": "<unk>", "1": "the", "2": "cat"}, "n": 3}"#,
      #"{"tokenizer": {"settings": {}, "vocab": ["<unk>", "the", "cat"]}, "x": [1]}"#,
      #"{"itos": ["<unk>", "the", "cat"], "stoi": {"<unk>": 0, "the": 1, "cat": 2}}"#,
    ])
  func forms(json: String) throws {
    let vocabulary = try read(json)
    #expect(vocabulary.words == ["<unk>", "the", "cat"])
    #expect(vocabulary.unknownWord == "<unk>")
    #expect(vocabulary.tokenizer == .word)
    #expect(!vocabulary.allowsUnusedRows)
  }

  @Test("A character model is known by its words, escapes and all")
  func characters() throws {
    let vocabulary = try read(#"{"\n": 0, " ": 1, "\u00e9": 2, "\ud83d\ude00": 3, "<pad>": 4}"#)
    #expect(vocabulary.words == ["\n", " ", "é", "😀", "<pad>"])
    #expect(vocabulary.tokenizer == .character)
    #expect(vocabulary.paddingID == 4)
  }

  @Test("Numbers are words where the other side is ids")
  func numbersAsWords() throws {
    #expect(try read(#"{"7": 0, "8": 1}"#).words == ["7", "8"])
  }

  @Test("Ids that begin at 1 or have holes leave rows without a word; the holes are told")
  func holes() throws {
    let fromOne = try read(#"{"a": 1, "bb": 2}"#)
    #expect(fromOne.words == ["#0", "a", "bb"])
    #expect(fromOne.notes == ["unknown words are read as id 0, which has no word"])
    #expect(Vocabulary(fromOne).unknownID == 0)
    let holes = try read(#"{"a": 0, "bb": 3}"#)
    #expect(holes.words == ["a", "#1", "#2", "bb"])
    #expect(holes.notes == ["2 ids have no word, the first is 1"])
    #expect(try read(#"["aa", null, "b"]"#).words == ["aa", "#1", "b"])
  }

  @Test("Two words with one id are told, and the first in the order of words is shown")
  func sharedID() throws {
    let vocabulary = try read(#"{"dog": 0, "cat": 0, "emu": 1}"#)
    #expect(vocabulary.words == ["cat", "emu"])
    #expect(vocabulary.notes.first?.contains("as “dog”") == true)
  }

  @Test("Special words that stand beside the words are taken over")
  func besides() throws {
    let vocabulary = try read(
      #"{"vocab": {"?": 0, "_": 1, "the": 2}, "unk_token": "?", "pad_token": "_"}"#)
    #expect(vocabulary.unknownWord == "?")
    #expect(vocabulary.paddingID == 1)
  }

  @Test(
    "What is no vocabulary is refused in one line that says what was found",
    arguments: [
      (#"[1, 2]"#, "holds a number at place 0; expected a word"),
      (#"[]"#, "found an empty list"),
      (#"{}"#, "found an empty dictionary"),
      (#"{"layers": 2, "hidden": [1]}"#, "found a dictionary whose “hidden” is a list"),
      (#"3"#, "found a number"),
      (#"{"a": -1, "b": 0}"#, "gives the word “a” the id -1"),
      (#"{"a": 4000000000, "b": 0}"#, "and less than 1020 for 2 words"),
      (#"{"a": 99999999999999999999}"#, "holds no vocabulary"),
      (#"{"a": 0.5}"#, "holds no vocabulary"),
      (#"{"vocab": {"a": -1}}"#, "the id -1"),
      (#"{"a": 0"#, "is not the JSON expected"),
      ("", "is empty"),
      (#"["\ud800"]"#, "vocab.json: "),
    ])
  func refused(json: String, expected: String) {
    let error = #expect(throws: FileError.self) { try read(json) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("\n") == false)
  }

  @Test("One strange entry among many words is named")
  func strangeEntry() {
    let words = (0..<40).map { #""w\#($0)": \#($0)"# }.joined(separator: ", ")
    let error = #expect(throws: FileError.self) { try read(#"{\#(words), "w99": "x"}"#) }
    #expect(error?.problem == "its entry “w99” is a text; expected an id")
  }

  @Test("Deep nesting is refused before it is read, wherever it is")
  func deepNesting() {
    for (open, close) in [("[", "]"), (#"{"vocab":"#, "}")] {
      let json =
        String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      let error = #expect(throws: FileError.self) { try read(json) }
      #expect(error?.problem == "its JSON is nested more than 32 deep")
    }
    let inner = String(repeating: "[", count: 100_000)
    #expect(throws: FileError.self) {
      try read(#"{"class_name": "Tokenizer", "config": {"word_index": "\#(inner)"}}"#)
    }
  }

  @Test("A vocabulary of 50,000 words is read whole")
  func large() throws {
    let entries = (0..<50_000).map { #""w\#($0)": \#($0)"# }.joined(separator: ",")
    let vocabulary = try read("{\(entries)}")
    #expect(vocabulary.words.count == 50_000)
    #expect(vocabulary.words[49_999] == "w49999")
  }
}
