import Language
import Testing

/// If one of these fails, a long text is read as other words than the same text when it is short.
@Suite struct ByteTokenizerTests {
  private static let vocabulary = Vocabulary(words: [
    "<unk>", "she", "is", "n't", "busy", "today", ".", "...", "house", "u.s.", "a", " ", "b",
    "<eos>",
    "日本", "3",
  ])
  private static let parts = [
    "She", "isn't", "busy", "today.", "...", "house…", "u.s.", "zebra", "\u{a0}", "\u{3000}", "日本",
    "a\u{a0}b", "“busy”", "\u{fffd}", "é", "<unk>", "3", "--", "x".padded(to: 70),
  ]

  private func text(_ count: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<count {
      text += Self.parts.randomElement(using: &generator) ?? ""
      text +=
        [" ", "  ", "\n", "\r\n", "\t", "", " \u{2003} "].randomElement(using: &generator) ?? ""
    }
    return text
  }

  @Test(
    "Every way of cutting a text gives the same tokens from bytes",
    arguments: [
      TokenizerKind.word, .whitespace, .character, .rule(.kerasTokenizer()),
      .rule(.textVectorization() ?? .kerasTokenizer()),
    ], [UInt64](0..<20))
  func sameTokens(kind: TokenizerKind, seed: UInt64) throws {
    let tokenizer = Tokenizer(vocabulary: Self.vocabulary, kind: kind)
    // Long enough for several blocks.
    let text = text(seed < 16 ? 60 : 30_000, seed: seed)
    let bytes = Array(text.utf8)
    let expected = try tokenizer.reading(of: text)
    let reading = ByteTokenizer.read(bytes[...], by: tokenizer) { (_) throws(Never) in }
    #expect(reading.problem == nil)
    #expect(Array(reading.text) == expected.tokens)
    #expect(reading.leftOut.leftOutCount == expected.leftOutCount)
    #expect(reading.leftOut.leftOut == expected.leftOut)
    let cut = ByteTokenizer.cut(of: bytes, from: bytes.count / 3, by: tokenizer)
    #expect(cut >= bytes.count / 3)
    let parts = [bytes[..<cut], bytes[cut...]].flatMap { part in
      Array(ByteTokenizer.read(part, by: tokenizer) { (_) throws(Never) in }.text)
    }
    #expect(parts == expected.tokens)
    let few = ByteTokenizer.read(bytes[...], limit: 17, by: tokenizer) { (_) throws(Never) in }
    #expect(Array(few.text) == Array(expected.tokens.prefix(17)))
  }

  @Test("Bytes that are no UTF-8 are read as they are in the whole text")
  func invalid() throws {
    var bytes: [UInt8] = Array("busy ".utf8)
    bytes += [0xE6, 0x97, 0x20, 0xFF, 0x61, 0x0A, 0xC3]
    let tokenizer = Tokenizer(vocabulary: Self.vocabulary)
    let expected = try tokenizer.tokens(in: String(decoding: bytes, as: UTF8.self))
    #expect(
      Array(ByteTokenizer.read(bytes[...], by: tokenizer) { (_) throws(Never) in }.text)
        == expected)
  }

  @Test("A word that cannot be read ends the text and is named with its place")
  func unknown() {
    let tokenizer = Tokenizer(vocabulary: Vocabulary(words: ["a", "b"], unknownWord: nil))
    let reading = ByteTokenizer.read(Array("a b a zebra b".utf8)[...], by: tokenizer) {
      (_) throws(Never) in
    }
    #expect(reading.text.map(\.text) == ["a", "b", "a"])
    #expect(reading.problem?.word == "zebra" && reading.problem?.position == 3)
  }

  @Test("Reading stops where the report throws")
  func stops() {
    let bytes = Array(String(repeating: "a b ", count: 100_000).utf8)
    let tokenizer = Tokenizer(vocabulary: Self.vocabulary)
    #expect(throws: CancellationError.self) {
      try ByteTokenizer.read(bytes[...], by: tokenizer) { (_) throws(CancellationError) in
        throw CancellationError()
      }
    }
  }
}

extension String {
  fileprivate func padded(to length: Int) -> String {
    self + String(repeating: "y", count: length - count)
  }
}
