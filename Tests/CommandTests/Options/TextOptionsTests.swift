import Language
import ModelFiles
import Testing

@testable import lstm_tui

/// If one of these fails, a text is not what was asked for.
@Suite struct TextOptionsTests {
  @Test("--pad-left puts padding before the text, up to the length and no further")
  func padding() throws {
    let model = try ModelCatalog.load("english")
    let padded = try TextOptions.parse(["--text", "she is busy", "--pad-left", "5"])
    let plain = try TextOptions.parse(["--text", "she is busy", "--pad-left", "2"])
    let tokens = try padded.words(for: model).tokens
    #expect(tokens.map(\.id).prefix(2) == [0, 0])
    #expect(tokens.suffix(3).map(\.text) == ["she", "is", "busy"])
    #expect(try plain.words(for: model).tokens == Array(tokens.suffix(3)))
  }

  @Test("A length that is none is refused", arguments: ["0", "-3", "20001", "x"])
  func refused(length: String) {
    #expect(throws: (any Error).self) {
      try TextOptions.parse(["--text", "she", "--pad-left=\(length)"])
    }
  }

  @Test("Words that a Keras Tokenizer leaves out are told")
  func leftOut() throws {
    var model = try ModelCatalog.load("english")
    let words = model.vocabulary.words
    model.vocabulary = Vocabulary(words: words, unknownWord: nil)
    model.tokenizer = .rule(.kerasTokenizer())
    let found = try TextOptions.parse(["--text", "she is zzz busy"]).words(for: model)
    #expect(found.tokens.map(\.text) == ["she", "is", "busy"])
    #expect(found.truncation == "1 word that the model does not know is left out: “zzz”")
  }

  @Test("A built-in model opens with its example, and with a text if one is named")
  func examples() throws {
    for name in ModelCatalog.builtInNames {
      let model = try ModelCatalog.load(name)
      #expect(!ModelCatalog.about(name).isEmpty)
      let input = try TextOptions.parse([]).input(for: model)
      guard let example = ModelCatalog.example(of: name) else {
        #expect(name.hasPrefix("english") && input.source == "built-in sentence")
        continue
      }
      let file = EnglishText.examples + example.name
      #expect(example.bytes == (try FileBytes.read(file)), "\(name)")
      #expect(input.source == example.name)
      #expect((example.unit ?? 0) < model.network.shape.hiddenSizes[0])
      let options = model.network.readsVectors ? ["--input", file] : [file]
      let named = try TextOptions.parse(options).input(for: model)
      #expect(named.words == input.words && named.input == input.input)
    }
  }
}
