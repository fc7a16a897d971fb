import Language
import Testing

/// If this fails, the settings of a Keras `Tokenizer` do not have the effect they have in Keras.
struct TextRuleTests {
  @Test("The settings of a Tokenizer become the rule's")
  func settings() {
    let plain = TextRule.kerasTokenizer()
    #expect(plain.lowering == .all)
    #expect(plain.splitting == .separator(" "))
    #expect(plain.separating.unicodeScalars.count == 33)
    #expect(!plain.separating.contains("'"))
    #expect(TextRule.kerasTokenizer(lower: false).lowering == .none)
    #expect(TextRule.kerasTokenizer(characterLevel: true).separating.isEmpty)
    #expect(TextRule.kerasPunctuation.unicodeScalars.count == 32)
  }
}
