import ArgumentParser
import Language
import ModelFiles
import Visualizer

/// Where a text comes from: a file, standard input, or the command line.
struct TextOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The text to read; - is standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(name: .long, help: ArgumentHelp("The text itself.", valueName: "words"))
  var text: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fill a shorter text from the left up to so many words, as Keras's pad_sequences does.",
      valueName: "count"))
  var padLeft: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Numbers to read, for a model that reads vectors: .npy, .npz, or CSV with a step a line; "
        + "scaled as in training.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "npy", "npz"]))
  var input: String?

  /// The most words that are read; each takes 24 bytes of trace for every LSTM unit.
  static let wordLimit = 20_000

  /// As much of a file as is read: far more than that many words take.
  private static let byteLimit = 4 << 20

  /// What is opened if nothing is named and the model has no example of its own.
  private static let ownSentence = "She is busy today in the old house ... I am tired now"

  func validate() throws {
    if let file, text != nil {
      throw ValidationError("both a file (\(file)) and --text are given; name one of them")
    }
    if let padLeft, !(1...Self.wordLimit).contains(padLeft) {
      throw ValidationError("--pad-left: expected 1 to \(Self.wordLimit); found \(padLeft)")
    }
    if let input,
      let given = file.map({ "a file (\($0))" })
        ?? text.map({ _ in "--text" }) ?? padLeft.map({ _ in "--pad-left" })
    {
      throw ValidationError("both \(given) and --input \(input) are given; name one of them")
    }
  }

  /// A text as a model reads it.
  struct Words {
    /// The words, at least one and at most ``TextOptions/wordLimit``.
    var tokens: [Token]
    /// What to call the text.
    var source: String
    /// What to say if there were more words, or words that the model is not given.
    var truncation: String?
  }

  /// Reads the text in a model's words.
  func words(for model: TokenModel) throws -> Words {
    try checkReadsWords(model)
    var words = try unpaddedWords(for: model)
    if let padLeft {
      words.tokens = Padding(
        length: padLeft, vocabulary: model.vocabulary, id: model.paddingID
      ).padded(words.tokens)
    }
    return words
  }

  private func unpaddedWords(for model: TokenModel) throws -> Words {
    if let text { return try Self.words(in: text, from: "--text", for: model) }
    if let file { return try Self.words(ofFile: file, for: model) }
    if let example = ModelCatalog.example(of: model) {
      return try Self.words(
        in: String(decoding: example.bytes, as: UTF8.self), from: example.name, for: model)
    }
    return try Self.words(in: Self.ownSentence, from: "built-in sentence", for: model)
  }

  /// Reads a file, or standard input for "-", in a model's words.
  static func words(ofFile file: String, for model: TokenModel) throws -> Words {
    let (bytes, isWhole) = try FileBytes.readPrefix(file, limit: byteLimit)
    let name = file == "-" ? "standard input" : file.lastPathPart
    try ModelFormat.checkIsText(bytes, path: file)
    // Bytes that are no UTF-8 become U+FFFD, which the model reads as an unknown word.
    let content = String(decoding: bytes, as: UTF8.self)
    return try words(in: content, from: name, isWhole: isWhole, for: model)
  }

  /// Reads a text in a model's words.
  ///
  /// - Parameters:
  ///   - content: The text.
  ///   - source: Where it comes from, for titles and errors.
  ///   - isWhole: Whether there was no more of it.
  ///   - model: The model whose words they are.
  /// - Returns: At least one word.
  /// - Throws: If there are none, or the model cannot read one.
  static func words(
    in content: String, from source: String, isWhole: Bool = true, for model: TokenModel
  ) throws -> Words {
    let reading: TextReading
    do {
      reading = try model.textTokenizer.reading(of: content, limit: Self.wordLimit + 1)
    } catch {
      throw FileError(source, error.description)
    }
    let tokens = reading.tokens
    guard !tokens.isEmpty else {
      throw FileError(source, "holds no words; expected at least one")
    }
    var words = Words(tokens: tokens, source: source, truncation: reading.note)
    if tokens.count > Self.wordLimit || !isWhole {
      words.tokens = Array(tokens.prefix(Self.wordLimit))
      words.truncation =
        (["only its first \(NumberText.grouped(words.tokens.count)) words"]
        + [reading.note].compactMap(\.self))
        .joined(separator: "; ")
    }
    return words
  }
}
