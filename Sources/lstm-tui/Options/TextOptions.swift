import ArgumentParser
import Language
import ModelFiles

/// Where a text comes from: a file, standard input, or the command line.
struct TextOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The text to read; - is standard input.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(name: .long, help: ArgumentHelp("The text itself.", valueName: "words"))
  var text: String?

  /// The most words that are read; each takes 24 bytes of trace for every LSTM unit.
  static let wordLimit = 20_000

  /// As much of a file as is read: far more than that many words take.
  private static let byteLimit = 4 << 20

  /// What is opened if nothing is named.
  private static let ownSentence = "She is busy today in the old house ... I am tired now"

  func validate() throws {
    if let file, text != nil {
      throw ValidationError("both a file (\(file)) and --text are given; name one of them")
    }
  }

  /// A text as a model reads it.
  struct Words {
    /// The words, at least one and at most ``TextOptions/wordLimit``.
    var tokens: [Token]
    /// What to call the text.
    var source: String
    /// What to say if there were more words.
    var truncation: String?
  }

  /// Reads the text in a model's words.
  func words(for model: TokenModel) throws -> Words {
    let (content, source, isWhole) = try content()
    let tokenizer = WordTokenizer(vocabulary: model.vocabulary)
    var tokens: [Token]
    do {
      tokens = try tokenizer.tokens(in: content, limit: Self.wordLimit + 1)
    } catch {
      throw FileError(source, error.description)
    }
    guard !tokens.isEmpty else {
      throw FileError(source, "holds no words; expected at least one")
    }
    var words = Words(tokens: tokens, source: source)
    if tokens.count > Self.wordLimit || !isWhole {
      words.tokens = Array(tokens.prefix(Self.wordLimit))
      words.truncation = "only its first \(words.tokens.count) words"
    }
    return words
  }

  private func content() throws -> (text: String, source: String, isWhole: Bool) {
    if let text { return (text, "--text", true) }
    guard let file else { return (Self.ownSentence, "built-in sentence", true) }
    let (bytes, isWhole) = try FileBytes.readPrefix(file, limit: Self.byteLimit)
    let name = file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init)
    // Bytes that are no UTF-8 become U+FFFD, which the model reads as an unknown word.
    return (String(decoding: bytes, as: UTF8.self), name ?? file, isWhole)
  }
}
