import Testing

@testable import ModelFiles

/// If this fails, a dictionary or object of a script is said to hold no vocabulary though it does.
@Suite struct VocabularyFieldsTests {
  @Test(
    "Names of people's scripts are known, in the right group",
    arguments: [
      ("word2idx", 0), ("word_to_ix", 0), ("char_to_index", 0), ("char_indices", 0), ("stoi", 0),
      ("token2id", 0), ("word_index", 0), ("char2int", 0), ("_token_to_index", 0),
      ("idx2word", 1), ("indices_char", 1), ("ix_to_char", 1), ("index_word", 1), ("itos", 1),
      ("Vocab", 2), ("chars", 2), ("dictionary", 3),
    ])
  func names(name: String, group: Int) {
    let standard = VocabularyFields.standard(name)
    #expect(VocabularyFields.inOrder.firstIndex { $0.contains(standard) } == group)
  }

  @Test(
    "Names of other things are not", arguments: ["hidden_size", "layers", "weights", "optimizer"])
  func others(name: String) {
    #expect(!VocabularyFields.inOrder.contains { $0.contains(VocabularyFields.standard(name)) })
  }
}
