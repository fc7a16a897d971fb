import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a model with a Keras Tokenizer reads other ids than its script gave it.
///
/// The settings are those of Keras 3.15's `to_json()` after `fit_on_texts(["the cat saw the dog", "the
/// cat ran"])`, and the ids what `texts_to_sequences(["The cat, the zebra ran."])` then gave.
@Suite struct KerasTokenizerTests {
  static let plainIndex = #"{"the": 1, "cat": 2, "saw": 3, "dog": 4, "ran": 5}"#
  static let unknownIndex = #"{"<OOV>": 1, "the": 2, "cat": 3, "saw": 4, "dog": 5, "ran": 6}"#

  /// What `to_json()` gives, with these settings; the dictionary is JSON in a text, as there.
  static func json(
    _ index: String = plainIndex, words: String = "null", unknown: String = "null",
    characters: Bool = false, split: String = " "
  ) -> String {
    let text = index.replacing("\"", with: "\\\"")
    return """
      {"class_name": "Tokenizer", "config": {"num_words": \(words),
      "filters": "!\\"#$%&()*+,-./:;<=>?@[\\\\]^_`{|}~\\t\\n", "lower": true, "split": "\(split)",
      "char_level": \(characters), "oov_token": \(unknown), "document_count": 2, "word_counts": "{}",
      "index_word": "{}", "word_index": "\(text)"}}
      """
  }

  func read(_ json: String) throws -> ImportedVocabulary {
    try VocabularyFile.vocabulary(Array(json.utf8), path: "tokenizer.json")
  }

  @Test(
    "Unknown and rare words are read as Keras reads them",
    arguments: [
      (json(), [1, 2, 1, 5], 6), (json(unknownIndex, unknown: "\"<OOV>\""), [2, 3, 2, 1, 6], 7),
      (json(words: "4"), [1, 2, 1], 4),
      (json(unknownIndex, words: "4", unknown: "\"<OOV>\""), [2, 3, 2, 1, 1], 4),
    ])
  func ids(json: String, expected: [Int], count: Int) throws {
    let vocabulary = try read(json)
    #expect(vocabulary.words.count == count)
    #expect(vocabulary.words[0] == "<pad>")
    #expect(vocabulary.paddingID == 0)
    let tokenizer = Tokenizer(vocabulary: Vocabulary(vocabulary), kind: vocabulary.tokenizer)
    #expect(try tokenizer.tokens(in: "The cat, the zebra ran.").map(\.id) == expected)
  }

  @Test("A Tokenizer of characters keeps spaces and leaves out what it does not know")
  func characters() throws {
    let index = #"{" ": 1, "t": 2, "a": 3, "h": 4, "e": 5, "c": 6}"#
    let vocabulary = try read(Self.json(index, characters: true))
    let tokenizer = Tokenizer(vocabulary: Vocabulary(vocabulary), kind: vocabulary.tokenizer)
    #expect(try tokenizer.tokens(in: "The c,at").map(\.id) == [2, 4, 5, 1, 6, 3, 2])
  }

  @Test("JSON that was written as JSON once more is the same Tokenizer")
  func doubleEncoding() throws {
    let escaped = Self.json().replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: " ")
    #expect(try read("\"\(escaped)\"") == read(Self.json()))
  }

  @Test("An embedding may have more rows than words, as num_words or a round number makes it")
  func rows() throws {
    let vocabulary = try read(Self.json(words: "10"))
    #expect(vocabulary.words.count == 6)
    let fitted = try vocabulary.fitted(toRows: 10, of: "m.h5")
    #expect(fitted.words.suffix(4) == ["#6", "#7", "#8", "#9"])
    #expect(throws: FileError.self) { try vocabulary.fitted(toRows: 5, of: "m.h5") }
  }

  @Test(
    "A Tokenizer without words or with a setting Keras has not is refused",
    arguments: [
      (json("{}"), "was fit_on_texts called?"), (json("[1]"), "was fit_on_texts called?"),
      (json("{"), "word_index is not the JSON"), (json(split: ""), "splits at an empty text"),
      (#"{"class_name": "Tokenizer", "config": {}}"#, "found nothing; was fit_on_texts called?"),
    ])
  func refused(json: String, expected: String) {
    let error = #expect(throws: FileError.self) { try read(json) }
    #expect(error?.problem.contains(expected) == true, "\(error?.problem ?? "")")
  }
}
