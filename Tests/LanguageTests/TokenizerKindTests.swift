import Language
import Testing

/// If one of these fails, `--tokenizer` or a file's own word on it is misunderstood.
struct TokenizerKindTests {
  @Test("Every name on the command line is a kind and its name", arguments: TokenizerKind.names)
  func names(name: String) {
    #expect(TokenizerKind(name: name)?.name == name)
  }

  @Test("Names in files are understood, others are not guessed")
  func otherNames() {
    #expect(TokenizerKind(name: "word-lower") == .word)
    #expect(TokenizerKind(name: "none") == .ids)
    #expect(TokenizerKind(name: "bpe") == nil)
  }

  @Test("Only kinds that read characters say so")
  func characters() {
    #expect(TokenizerKind.character.readsCharacters)
    #expect(TokenizerKind.rule(.kerasTokenizer(characterLevel: true)).readsCharacters)
    #expect(!TokenizerKind.rule(.kerasTokenizer()).readsCharacters)
    #expect(!TokenizerKind.word.readsCharacters)
  }
}
