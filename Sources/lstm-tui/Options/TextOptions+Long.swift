import Language
import ModelFiles
import RecurrentNets
import Visualizer

extension TextOptions {
  /// The most words of a text that is read in windows.
  static let longWordLimit = 5_000_000

  /// As much of such a file as is read.
  private static let longByteLimit = 40 << 20

  /// So much of a file is split into words before the first frame; a file of a few times that is
  /// split whole.
  private static let firstBytes = 1 << 16

  /// A text of up to some millions of words as a model reads it.
  struct LongText {
    /// The words, at least one.
    var text: TokenizedText
    /// What is still to be split into words, if that can wait.
    var rest: TextRest?
    /// What to call the text.
    var source: String
    /// What to say if there is more, or words that the model is not given.
    var truncation: String?
  }

  /// Reads the text in a model's words, however long it is.
  ///
  /// A network that reads backward has to read all of a text to say anything of its first word;
  /// for those it ends after ``wordLimit`` words.
  ///
  /// - Parameters:
  ///   - model: The model whose words they are.
  ///   - isHurried: Whether most of a long text may be split into words later.
  /// - Returns: The text.
  /// - Throws: If there are no words, or the model cannot read one.
  func longText(for model: TokenModel, isHurried: Bool = false) throws -> LongText {
    guard let file, padLeft == nil, !model.network.readsBackward else {
      let words = try words(for: model)
      let note =
        model.network.readsBackward && words.tokens.count == Self.wordLimit
        ? words.truncation.map { $0 + ", as it reads backward too" } : words.truncation
      return LongText(text: TokenizedText(words.tokens), source: words.source, truncation: note)
    }
    try checkReadsWords(model)
    let (bytes, isWhole) = try FileBytes.readPrefix(file, limit: Self.longByteLimit)
    try ModelFormat.checkIsText(bytes, path: file)
    let name = file == "-" ? "standard input" : file.lastPathPart
    let tokenizer = model.textTokenizer
    if isHurried, bytes.count > 4 * Self.firstBytes {
      let cut = ByteTokenizer.cut(of: bytes, from: Self.firstBytes, by: tokenizer)
      let first = try Self.read(bytes[..<cut], from: name, by: tokenizer)
      if cut < bytes.count, first.text.count <= Self.longWordLimit, !first.text.isEmpty {
        let rest = TextRest(
          bytes[cut...], by: tokenizer, limit: Self.longWordLimit - first.text.count,
          isCut: !isWhole)
        return LongText(
          text: first.text, rest: rest, source: name, truncation: first.leftOut.note)
      }
    }
    let all = try Self.read(bytes[...], from: name, by: tokenizer)
    guard !all.text.isEmpty else {
      throw FileError(
        name,
        all.leftOut.leftOut.first.map {
          UnknownWordError(word: $0, position: 0).description
        } ?? "holds no words; expected at least one")
    }
    var text = all.text
    let isCut = text.count > Self.longWordLimit || !isWhole
    if text.count > Self.longWordLimit { text.replace(Self.longWordLimit..<text.count, with: []) }
    let notes = [
      isCut ? "only its first \(NumberText.grouped(text.count)) words" : nil, all.leftOut.note,
    ]
    return LongText(
      text: text, source: name,
      truncation: notes.contains { $0 != nil }
        ? notes.compactMap(\.self).joined(separator: "; ") : nil)
  }

  /// Reads the text or the numbers of `--input` for something that keeps a record of all of it.
  ///
  /// - Parameters:
  ///   - model: The model that reads.
  ///   - sizePerWord: How many bytes the record takes for each word.
  /// - Returns: What is read.
  /// - Throws: What ``longText(for:isHurried:)`` throws, and if the record would be too large.
  func wholeInput(for model: TokenModel, sizePerWord: Int) throws -> ModelInput {
    guard !model.network.readsBackward else { return try input(for: model) }
    let given = try longInput(for: model)
    let size = given.count * sizePerWord
    let unit = given.unit
    guard size <= Self.recordLimit else {
      throw FileError(
        given.source,
        "has \(NumberText.grouped(given.count)) \(unit), whose record takes "
          + "\(NumberText.grouped(size >> 20)) MB; expected at most "
          + "\(NumberText.grouped(Self.recordLimit / sizePerWord)) \(unit), which take "
          + "\(NumberText.grouped(Self.recordLimit >> 20)) MB")
    }
    return given.whole
  }

  /// Reads the text or the numbers of `--input`, however long they are.
  ///
  /// A note of what is left out goes to standard error.
  ///
  /// - Parameter model: The model that reads, which must read forward only.
  /// - Returns: What is read.
  /// - Throws: What ``longText(for:isHurried:)`` and ``series(inFile:for:)`` throw.
  func longInput(for model: TokenModel) throws -> LongInput {
    let given: LongInput
    if let (series, name) = try series(for: model) {
      given = LongInput(content: .series(series), source: name)
    } else {
      let long = try longText(for: model)
      given = LongInput(
        content: .words(long.text), source: long.source, truncation: long.truncation)
    }
    ModelInput.writeNote(given.truncation, of: given.source)
    return given
  }

  /// The bytes of the largest record that is kept whole.
  private static let recordLimit = 1 << 30

  private static func read(
    _ bytes: ArraySlice<UInt8>, from name: String, by tokenizer: Tokenizer
  ) throws(FileError) -> ByteTokenizer.Reading {
    let reading = ByteTokenizer.read(bytes, limit: longWordLimit + 1, by: tokenizer) {
      (_) throws(Never) in
    }
    if let problem = reading.problem { throw FileError(name, problem.description) }
    return reading
  }
}
