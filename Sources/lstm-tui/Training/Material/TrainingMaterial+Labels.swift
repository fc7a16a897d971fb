import Language
import ModelFiles
import RecurrentNets

extension TrainingMaterial {
  /// The largest number of different labels.
  private static let labelLimit = 1000

  /// The fewest texts that something can be learnt from and held out of.
  private static let fewestTexts = 4

  /// Texts with labels: one for each text, or one for each word.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - options: How it is read.
  ///   - seed: Which texts are held out.
  /// - Throws: If a line has no label, or there are too few texts or labels.
  init(
    labelled bytes: [UInt8], path: String, options: MaterialOptions, seed: UInt64
  ) throws(FileError) {
    let lines = try LabelledLines(try Self.decoded(bytes, path: path), path: path)
    guard lines.lines.count >= Self.fewestTexts else {
      throw FileError(
        path,
        "holds \(lines.lines.count.of("text")) with labels; expected at least \(Self.fewestTexts)")
    }
    let isWords = try lines.belongToWords(said: options.labels, path: path)
    let labels = try Self.labels(of: lines, isWords: isWords, path: path)
    let isCharacters = options.level == .char && !isWords
    let kind: TokenizerKind = isWords ? .whitespace : (isCharacters ? .character : .word)
    var counts = CorpusVocabulary(kind: kind)
    for line in lines.lines { counts.count(line.text) }
    let vocabulary = counts.vocabulary(
      minimumCount: options.minCount ?? 1, limit: options.vocabulary)
    let tokenizer = Tokenizer(vocabulary: vocabulary, kind: kind)
    let index = Vocabulary(words: labels, unknownWord: nil)
    var examples: [TrainingExample] = []
    for line in lines.lines {
      let tokens = ((try? tokenizer.tokens(in: String(line.text))) ?? []).map(\.id)
      let ids =
        isWords
        ? line.labels.map { index.id(of: String($0)) ?? 0 }
        : [index.id(of: Self.trimmed(line.label)) ?? 0]
      guard !tokens.isEmpty, !isWords || ids.count == tokens.count else {
        throw FileError(
          path,
          "line \(line.number) is read as \(tokens.count.of("word")), but has"
            + " \(ids.count.of("label"))")
      }
      examples.append(
        TrainingExample(input: .tokens(tokens), target: .labels(isWords ? ids : [ids[0]])))
    }
    var generator = SeededGenerator(seed: seed &+ 0x5EED)
    examples.shuffle(using: &generator)
    let held = max(1, Int(Double(examples.count) * options.validation))
    let steps = examples.reduce(0) { $0 + $1.count }
    let name = path.lastPathPart
    let shown = labels.prefix(8).joined(separator: ", ") + (labels.count > 8 ? ", …" : "")
    let unit = isCharacters ? "character" : "word"
    self.init(
      task: isWords ? .tokenLabels : .textLabel,
      training: .examples(Array(examples.dropLast(held))),
      heldOut: .examples(Array(examples.suffix(held))),
      vocabulary: vocabulary, tokenizer: kind, labels: labels,
      summary: "\(examples.count) texts, \(steps.of(unit)), vocabulary of \(vocabulary.count);"
        + " \(labels.count) labels, one for each \(isWords ? "word" : "text"): \(shown);"
        + " \(held.of("text")) held out",
      batchUnit: "texts",
      source: "\(name) (\(examples.count) texts of \(steps.of(unit)), seed \(seed))")
  }

  private static func labels(
    of lines: LabelledLines, isWords: Bool, path: String
  ) throws(FileError) -> [String] {
    var labels: Set<String> = []
    for line in lines.lines {
      if isWords {
        for label in line.labels { labels.insert(String(label)) }
      } else {
        labels.insert(trimmed(line.label))
      }
      guard labels.count <= labelLimit else {
        throw FileError(
          path,
          "line \(line.number): there are more than \(labelLimit) different labels; expected a text,"
            + " a tab and one of a few labels")
      }
    }
    guard labels.count > 1 else {
      throw FileError(
        path, "has only one label, “\(labels.first ?? "")”; expected at least two to choose from")
    }
    return labels.sorted()
  }

  private static func trimmed(_ label: Substring) -> String {
    label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
