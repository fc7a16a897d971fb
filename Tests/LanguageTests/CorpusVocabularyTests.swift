import Language
import Testing

/// If one of these fails, a model is trained on other words than those that the viewer reads.
@Suite struct CorpusVocabularyTests {
  private func words(
    _ text: String, _ kind: TokenizerKind, minimumCount: Int = 1, limit: Int = 100
  ) -> [String] {
    var counts = CorpusVocabulary(kind: kind)
    counts.count(text[...])
    return counts.vocabulary(minimumCount: minimumCount, limit: limit).words
  }

  @Test("Words are those of the word tokenizer in lower case, the commonest first")
  func common() throws {
    let text = "The cat. The dog sees the cat!"
    #expect(words(text, .word) == ["<unk>", "the", "cat", "!", ".", "dog", "sees"])
    #expect(words(text, .word, minimumCount: 2) == ["<unk>", "the", "cat"])
    #expect(words(text, .word, limit: 1) == ["<unk>", "the"])
    let tokenizer = Tokenizer(vocabulary: Vocabulary(words: words(text, .word)))
    #expect(try tokenizer.tokens(in: text).map(\.id) == [1, 2, 4, 1, 5, 6, 1, 2, 3])
  }

  @Test("Between white space words keep their case; characters are code points, with line feeds")
  func otherKinds() {
    #expect(words("Teddy bears, Teddy", .whitespace) == ["<unk>", "Teddy", "bears,"])
    #expect(words("aB\r\na\n", .character) == ["<unk>", "\n", "a", "B"])
    #expect(words("", .character) == ["<unk>"])
    #expect(words("<unk> a", .word) == ["<unk>", "a"])
  }
}
