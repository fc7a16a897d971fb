import Testing

@testable import ModelFiles

/// If one of these fails, the words inside somebody's checkpoint are not found, or something else is taken for them.
@Suite struct PickleVocabularyTests {
  private func words(_ text: String) throws -> [String]? {
    let pickle = try Pickle(bytes: Array((text + ".").utf8)[...], path: "x")
    return pickle.words(pickle.root)
  }

  @Test("Words with numbers, numbers with words, lists and objects are vocabularies")
  func forms() throws {
    #expect(try words("(dS'b'\nI1\nsS'a'\nI0\ns") == ["a", "b"])
    #expect(try words("(dI1\nS'b'\nsI0\nS'a'\ns") == ["a", "b"])
    #expect(try words("(dS'b'\nI2\nsS'a'\nI1\ns") == ["#0", "a", "b"])
    #expect(try words("(lS'a'\naS'b'\na") == ["a", "b"])
    #expect(
      try words("ccopy_reg\n_reconstructor\n(cm\nVocab\nNNtR(dS'itos'\n(lS'a'\naS'b'\nasb")
        == ["a", "b"])
  }

  @Test("Sizes, counts and a single word are none")
  func others() throws {
    #expect(try words("(dS'hidden'\nI128\nsS'layers'\nI2\ns") == nil)
    #expect(try words("(dS'a'\nI3\nsS'b'\nI3\ns") == nil)
    #expect(try words("(dS'a'\nI-1\nsS'b'\nI0\ns") == nil)
    #expect(try words("(dS'a'\nI0\ns") == nil)
    #expect(try words("(lS'a'\naI1\na") == nil)
    #expect(try words("I1\n") == nil)
  }
}
