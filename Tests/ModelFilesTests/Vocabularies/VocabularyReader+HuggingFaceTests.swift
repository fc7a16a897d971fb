import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a tokenizer.json is misread, or a kind that cannot be read is not named.
@Suite struct HuggingFaceTokenizerTests {
  func read(_ json: String) throws -> ImportedVocabulary {
    try VocabularyFile.vocabulary(Array(json.utf8), path: "tokenizer.json")
  }

  @Test("Words, added words, the unknown word and the way to split")
  func wordLevel() throws {
    let vocabulary = try read(
      """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [{"id": 0, "content": "[UNK]", "special": true},
                        {"id": 3, "content": "[PAD]", "special": true}],
       "normalizer": null, "pre_tokenizer": {"type": "WhitespaceSplit"}, "decoder": null,
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "the": 1, "cat": 2}, "unk_token": "[UNK]"}}
      """)
    #expect(vocabulary.words == ["[UNK]", "the", "cat", "[PAD]"])
    #expect(vocabulary.unknownWord == "[UNK]")
    #expect(vocabulary.paddingID == 3)
    #expect(
      vocabulary.tokenizer == .rule(TextRule(lowering: .none, splitting: .anyWhiteSpace)))
  }

  @Test(
    "Kinds that cut words into pieces are named and refused",
    arguments: [
      (#"{"model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}}"#, "of the kind BPE"),
      (#"{"model": {"vocab": {"a": 0}, "merges": ["a b"]}}"#, "of the kind BPE"),
      (#"{"model": {"type": "Unigram", "vocab": [["a", -1.5]]}}"#, "of the kind Unigram"),
      (#"{"model": {"type": "WordLevel", "vocab": [1]}}"#, "vocab is a list"),
      (
        #"{"model": {"type": "WordLevel", "vocab": {"a": 0}}, "added_tokens": [{"id": 1}]}"#,
        "no content or no id"
      ),
    ])
  func refused(json: String, expected: String) {
    let error = #expect(throws: FileError.self) { try read(json) }
    #expect(error?.problem.contains(expected) == true, "\(error?.problem ?? "")")
  }
}
