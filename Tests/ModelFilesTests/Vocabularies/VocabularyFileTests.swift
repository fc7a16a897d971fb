import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a vocabulary is taken for another kind of file, or a broken one ends the program.
@Suite struct VocabularyFileTests {
  @Test("What begins like JSON and is none is a list of words, unless it is called .json")
  func kinds() throws {
    func words(_ text: String, _ path: String) throws -> [String] {
      try VocabularyFile.vocabulary(Array(text.utf8), path: path).words
    }
    #expect(try words("[PAD]\n[UNK]\nthe\n", "vocab.txt") == ["[PAD]", "[UNK]", "the"])
    #expect(try words("{\n}\n", "chars.txt") == ["{", "}"])
    #expect(try words(#"["a", "b"]"#, "vocab.txt") == ["a", "b"])
    #expect(throws: FileError.self) { try words("[PAD]\n", "vocab.json") }
  }

  @Test("A file that is not there yet is explained")
  func pointer() {
    let error = #expect(throws: FileError.self) {
      try VocabularyFile.vocabulary(
        Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8), path: "v.json")
    }
    #expect(error?.problem.contains("git lfs pull") == true)
  }

  @Test("Changed bytes are read or refused in one line, never a crash")
  func mutations() {
    let files: [(ending: String, texts: [String])] = [
      (
        ".json",
        [
          KerasTokenizerTests.json(words: "5", unknown: "\"the\""),
          #"{"word2idx": {"<unk>": 0, "the": 1, "\u00e9": 2}, "idx2word": {"0": "x"}}"#,
          #"{"model": {"type": "WordLevel", "vocab": {"a": 0}}, "added_tokens": []}"#,
        ]
      ), (".txt", ["\n[UNK]\nthe 1\n\\n\n  \n", "the 0\ncat 1\nsaw 2\n", #"["a", "b"]"#]),
    ]
    for (ending, texts) in files {
      Mutations.check(texts.map { Array($0.utf8) }, count: 2000, seed: 5) {
        bytes throws(FileError) in
        do throws(FileError) {
          let vocabulary = try VocabularyFile.vocabulary(bytes, path: "x" + ending)
          let tokenizer = Tokenizer(vocabulary: Vocabulary(vocabulary), kind: vocabulary.tokenizer)
          _ = try? tokenizer.tokens(in: String(decoding: bytes, as: UTF8.self))
          return vocabulary.words.count
        } catch {
          throw FileError("x", error.problem)
        }
      }
    }
  }
}
