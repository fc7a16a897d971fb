import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a model is shown with the words of another, or without those beside it.
@Suite struct ModelWordsTests {
  let folder = TemporaryFolder()

  func write(_ text: String, to name: String) throws {
    try FileBytes.write(Array(text.utf8), to: folder.file(name))
  }

  func words(rows: Int, named: String? = nil, inside: [String]? = nil) throws -> [String]? {
    try ModelWords.vocabulary(
      rows: rows, model: folder.file("lstm.pt"), named: named.map { folder.file($0) },
      inside: inside.map { ImportedVocabulary(words: $0, origin: "lstm.pt") })?.words
  }

  @Test("Named, inside, beside with the model's name, beside: in this order")
  func order() throws {
    #expect(try words(rows: 2) == nil)
    try write("vo\ncab", to: "vocab.txt")
    #expect(try words(rows: 2) == ["vo", "cab"])
    try write("ow\nn", to: "lstm_vocab.txt")
    #expect(try words(rows: 2) == ["ow", "n"])
    #expect(try words(rows: 2, inside: ["in", "side"]) == ["in", "side"])
    try write(#"["na", "med"]"#, to: "x.json")
    #expect(try words(rows: 2, named: "x.json", inside: ["in", "side"]) == ["na", "med"])
  }

  @Test("Of files with no model's name the first that fits is taken; if none does, that is said")
  func sharedNames() throws {
    try write("a\nb\nc", to: "vocab.txt")
    try write(#"{"ten": 0, "eleven": 1}"#, to: "word_index.json")
    #expect(try words(rows: 2) == ["ten", "eleven"])
    let error = #expect(throws: FileError.self) { try words(rows: 5) }
    #expect(error?.problem.contains("has 3 words, but the embedding of") == true)
  }

  @Test("A file with the model's name must fit, unless ids are read")
  func ownName() throws {
    try write("a\nb\nc", to: "lstm.vocab.txt")
    try write("aa\nbb", to: "vocab.txt")
    #expect(throws: FileError.self) { try words(rows: 2) }
    let none = try ModelWords.vocabulary(rows: 2, model: folder.file("lstm.pt"), tokenizer: .ids)
    #expect(none == nil)
    let ids = try ModelWords.vocabulary(rows: 3, model: folder.file("lstm.pt"), tokenizer: .ids)
    #expect(ids?.words == ["a", "b", "c"])
    #expect(ids?.tokenizer == .ids)
  }

  @Test("Labels are found beside the model, and must be as many as its outputs")
  func labels() throws {
    let model = folder.file("lstm.pt")
    #expect(try ModelWords.labels(count: 3, model: model) == nil)
    try write("a\nb\n", to: "labels.txt")
    #expect(try ModelWords.labels(count: 3, model: model) == nil)
    #expect(try ModelWords.labels(count: 2, model: model) == ["a", "b"])
    try write("other\nperson\ntoy\n", to: "lstm.labels.txt")
    #expect(try ModelWords.labels(count: 3, model: model) == ["other", "person", "toy"])
    let error = #expect(throws: FileError.self) { try ModelWords.labels(count: 2, model: model) }
    #expect(error?.problem.contains("has 3 labels, but") == true)
    #expect(error?.problem.hasSuffix("has 2 outputs") == true)
  }

  @Test("A single probability may have the names of both classes, and a tagger its tag_to_ix")
  func otherLabels() throws {
    let model = folder.file("lstm.pt")
    try write(#"{"neg": 0, "pos": 1}"#, to: "tag_to_ix.json")
    #expect(try ModelWords.labels(count: 1, model: model) == nil)
    #expect(try ModelWords.labels(count: 1, isBinary: true, model: model) == ["neg", "pos"])
    #expect(try ModelWords.labels(count: 2, model: model) == ["neg", "pos"])
  }

  @Test(
    "The names that tutorials give their dictionaries are looked for",
    arguments: ["word_to_ix.json", "char_to_ix.json", "stoi.json", "word2idx.json"])
  func tutorials(name: String) throws {
    try write(#"{"the": 0, "dog": 1}"#, to: name)
    #expect(try words(rows: 2) == ["the", "dog"])
  }
}
