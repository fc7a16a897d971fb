import Testing

@testable import ModelFiles

/// If one of these fails, the vocabulary that lies beside a model is not found.
@Suite struct SidecarsTests {
  @Test(
    "A model's own name is what stands before the ending, in any folder",
    arguments: [
      ("a/b/lstm.weights.h5", "a/b/", "lstm"), ("lstm_model.h5", "", "lstm_model"),
      ("/x/m.v2.pt", "/x/", "m.v2"), ("noending", "", "noending"), (".h5", "", ".h5"),
      ("dir.pt/", "dir.pt/", ""),
    ])
  func parts(model: String, folder: String, stem: String) {
    let parts = Sidecars.parts(of: model)
    #expect(parts.folder == folder)
    #expect(parts.stem == stem)
  }

  @Test("Files are tried in the documented order; folders and the model itself are none")
  func order() throws {
    let folder = TemporaryFolder()
    let names = [
      "vocab.pkl", "m_vocab.json", "vocab.txt", "tokenizer.json", "m.vocab.txt", "a.txt",
    ]
    for name in names { try FileBytes.write([65], to: folder.file(name)) }
    let found = Sidecars.vocabularies(beside: folder.file("m.pt"))
    #expect(
      found.map(\.path)
        == ["m.vocab.txt", "m_vocab.json", "vocab.txt", "vocab.pkl", "tokenizer.json"]
        .map { folder.file($0) })
    #expect(found.map(\.isNamedAfterModel) == [true, true, false, false, false])
    #expect(
      Sidecars.vocabularies(beside: folder.file("vocab.pkl")).map(\.path)
        .contains(folder.file("vocab.pkl")) == false)
  }
}
