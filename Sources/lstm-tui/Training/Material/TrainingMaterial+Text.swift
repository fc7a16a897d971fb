import Language
import ModelFiles
import RecurrentNets

extension TrainingMaterial {
  /// The fewest words or characters that something can be learnt from and held out of.
  private static let smallestText = 20

  /// A text file, each of whose words or characters is to be foretold.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - options: How it is read.
  /// - Throws: If there is too little in it.
  init(text bytes: [UInt8], path: String, options: MaterialOptions) throws(FileError) {
    let isWords = options.level == .word
    let unit = options.level.unit
    let text = try Self.decoded(bytes, path: path)
    let kind: TokenizerKind = isWords ? .word : .character
    var counts = CorpusVocabulary(kind: kind)
    counts.count(text[...])
    guard counts.count > 0 else {
      throw FileError(path, "holds no \(unit)s; expected a text to learn from")
    }
    let minimum = options.minCount ?? 2
    let vocabulary = counts.vocabulary(minimumCount: minimum, limit: options.vocabulary)
    let tokenizer = Tokenizer(vocabulary: vocabulary, kind: kind)
    let tokens = ((try? tokenizer.tokens(in: text)) ?? []).map(\.id)
    guard counts.count > 1 else {
      throw FileError(path, "has only one different \(unit); expected at least two")
    }
    guard tokens.count >= Self.smallestText else {
      throw FileError(
        path, "holds \(tokens.count.of(unit)); expected at least \(Self.smallestText)")
    }
    guard vocabulary.count > 2 else {
      throw FileError(
        path,
        "has fewer than two \(unit)s that occur \(minimum) times or more; try --min-count 1")
    }
    let held = max(2, Int(Double(tokens.count) * options.validation))
    let (training, heldOut) = (tokens.dropLast(held), tokens.suffix(held))
    let different =
      counts.count > vocabulary.count - 1 ? " of \(counts.count) different ones" : ""
    let name = path.lastPathPart
    self.init(
      task: .nextToken,
      training: .stream(TrainingExample(nextTokens: Array(training))),
      heldOut: .stream(TrainingExample(nextTokens: Array(heldOut))),
      vocabulary: vocabulary, tokenizer: kind,
      summary: "\(tokens.count.of(unit)), vocabulary of \(vocabulary.count)\(different);"
        + " the last \(held) held out",
      batchUnit: "places", source: "\(name) (\(tokens.count.of(unit)))")
  }

  /// The text of a file, without a byte order mark.
  static func decoded(_ bytes: [UInt8], path: String) throws(FileError) -> String {
    if let zero = bytes.prefix(1 << 16).firstIndex(of: 0) {
      throw FileError(path, "is no text: expected UTF-8, found a zero byte at \(zero)")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }
}
