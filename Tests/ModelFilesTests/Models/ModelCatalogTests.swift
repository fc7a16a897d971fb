import Testing

@testable import ModelFiles

/// If one of these fails, a model of characters or a classifier of words is taken for one of numbers.
@Suite struct ModelCatalogTests {
  private let folder = TemporaryFolder()

  /// A state dictionary without an embedding, in a folder of its own: it reads 3 numbers and gives 2.
  private func model(_ options: ModelOptions = ModelOptions()) throws -> ModelCatalog.Opened {
    try ModelCatalog.open(try place("torch/regression-lstm/model.pth"), options: options)
  }

  private func place(_ fixture: String) throws -> String {
    let name = fixture.split(separator: "/").last.map(String.init) ?? ""
    try FileBytes.write(
      try FileBytes.read(FixtureFolder.path(fixture)), to: folder.file(name))
    return folder.file(name)
  }

  private func write(_ text: String, to name: String) throws {
    try FileBytes.write(Array(text.utf8), to: folder.file(name))
  }

  /// As many words as the vectors are long.
  private func writeWords() throws -> [String] {
    let size = try model().model.network.inputSize
    #expect(size > 1)
    let words = (0..<size).map { String("abcdefghij".dropFirst($0).prefix(1)) }
    try write(words.joined(separator: "\n"), to: "vocab.txt")
    return words
  }

  @Test("A file called like a built-in model is not that model, and opens with nothing of its own")
  func namesake() throws {
    let folder = TemporaryFolder()
    let path = folder.file("counter")
    try ModelCatalog.load("english").write(to: path)
    let model = try ModelCatalog.load(path)
    #expect(model.name == "counter" && !model.isBuiltIn)
    #expect(ModelCatalog.example(of: model) == nil)
    let counter = try ModelCatalog.load("counter")
    #expect(counter.isBuiltIn && ModelCatalog.example(of: counter)?.name == "counter.txt")
  }

  @Test("Words beside a model that are as many as its vectors are long are read one-hot")
  func oneHot() throws {
    #expect(try model().model.network.readsVectors)
    let words = try writeWords()
    let opened = try model()
    #expect(opened.model.vocabulary.words == words)
    #expect(opened.imported?.notes.contains { $0.contains("one-hot") } == true)
    #expect(try model(ModelOptions(readsNumbers: true)).model.network.readsVectors)
    #expect(try model(ModelOptions(tokenizer: .ids)).model.network.readsVectors)
  }

  @Test("Outputs that were taken for values are classes where words are read")
  func meaning() throws {
    #expect(try model().model.network.output.meaning == .values)
    _ = try writeWords()
    let opened = try model().model
    #expect(opened.network.output.meaning == (opened.labels.count == 1 ? .independent : .choices))
  }

  @Test("Words beside a model that do not fit are no words of its")
  func otherWords() throws {
    try write("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk", to: "vocab.txt")
    #expect(try model().model.network.readsVectors)
  }

  @Test("Texts of one length without a mask are a warning that names --pad-left")
  func fixedLength() throws {
    let opened = try ModelCatalog.open(try place("keras/fixed-length-h5/model.h5"))
    #expect(opened.warnings.map(\.option) == ["--pad-left"])
    #expect(opened.warnings.first?.text.contains("--pad-left 7") == true)
    #expect(opened.model.labels.words == ["class 1"])
    let masked = try ModelCatalog.open(
      try place("keras/text-vectorization-masked-keras/model.keras"))
    #expect(masked.warnings.isEmpty)
  }

  @Test("A file that says how it predicts is not told otherwise")
  func refused() throws {
    var options = ModelOptions()
    options.importing.readout = .lastStep
    let path = try place("keras/fixed-length-h5/model.h5")
    let error = #expect(throws: FileError.self) { try ModelCatalog.open(path, options: options) }
    #expect(error?.problem.contains("--readout") == true)
    // Weights alone say nothing of it.
    let weights = try place("keras/subclassed-bidirectional-weights/model.weights.h5")
    #expect(try ModelCatalog.open(weights).warnings.map(\.option) == ["--readout"])
    let opened = try ModelCatalog.open(weights, options: options)
    #expect(opened.model.network.readout == .lastStep && opened.warnings.isEmpty)
  }

  @Test("Converting keeps where the head reads")
  func converted() throws {
    var options = ModelOptions()
    options.importing.readout = .lastPosition
    let path = try place("torch/many-to-one-bidirectional/model.pth")
    let model = try ModelCatalog.open(path, options: options).model
    try model.write(to: folder.file("out.safetensors"))
    let again = try ModelCatalog.load(folder.file("out.safetensors"))
    #expect(again.network.readout == .lastPosition)
  }
}
