import Testing

@testable import ModelFiles

/// If one of these fails, a model named in the place of a text is read as words, or a text is refused.
@Suite struct ModelFormatTextTests {
  @Test(
    "A model is no text, and the error says what it is and how it is opened",
    arguments: [
      ("torch", "a PyTorch model"), ("keras", "a Keras model"), ("onnx", "an ONNX model"),
      ("safetensors", "a safetensors model"), ("numpy", "a NumPy archive"),
    ])
  func models(kind: String, title: String) throws {
    let cases = FixtureCase.all(kind)
    #expect(!cases.isEmpty)
    for fixture in cases {
      let path = fixture.modelPath
      let start = try FileBytes.readPrefix(path, limit: 4096).bytes
      let error = #expect(throws: FileError.self, "\(path)") {
        try ModelFormat.checkIsText(start, path: path)
      }
      let text = error?.problem ?? ""
      #expect(
        text.hasPrefix("is \(title)") && text.hasSuffix("open it with --model \(path)"), "\(text)")
    }
  }

  @Test("An array is for --input")
  func array() {
    let bytes = NumPyArray(shape: [1], floats: [1]).encoded()
    let error = #expect(throws: FileError.self) {
      try ModelFormat.checkIsText(bytes, path: "a.npy")
    }
    #expect(error?.problem == "is a NumPy array, not a text; read it with --input a.npy")
  }

  @Test("A document in a ZIP archive is no text either, and no model")
  func archive() {
    var archive = ZipArchive()
    archive.add("word/document.xml", [1, 2, 3])
    let error = #expect(throws: FileError.self) {
      try ModelFormat.checkIsText(archive.encoded(), path: "a.docx")
    }
    #expect(error?.problem == "is a ZIP archive, not a text")
  }

  @Test(
    "Texts and bytes of no known kind are left to the tokenizer",
    arguments: [
      "", "P", "PK is a team", "She is busy today.", "{\"a\": 1}", "\u{0}\u{1}\u{2}", "\u{8}\u{7}x",
      "€uro", "[1, 2]",
    ])
  func texts(text: String) {
    #expect(throws: Never.self) { try ModelFormat.checkIsText(Array(text.utf8), path: "t") }
  }

  @Test("No vocabulary, suite or description among the examples counts as a model")
  func otherFiles() throws {
    for fixture in FixtureFolder.names("words") {
      let path = FixtureFolder.path("words/\(fixture)/case.json")
      let start = try FileBytes.readPrefix(path, limit: 4096).bytes
      #expect(throws: Never.self) { try ModelFormat.checkIsText(start, path: path) }
    }
  }
}
