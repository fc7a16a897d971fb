/// The words of a text by how often they occur, to make a vocabulary of.
public struct CorpusVocabulary: Sendable {
  /// How often each word occurs.
  private var counts: [String: Int] = [:]

  // Equivalent strings are equal, equivalent code points are not.
  private var scalarCounts: [Unicode.Scalar: Int] = [:]

  /// How texts are cut: into words and punctuation in lower case, at white space, or into code points.
  private let kind: TokenizerKind

  /// Starts counting; of the kinds of tokenizer those that have names but `ids`.
  public init(kind: TokenizerKind) {
    self.kind = kind
  }

  /// Counts the words of a text.
  ///
  /// A carriage return before a line feed is not counted, as it is not read either.
  ///
  /// Complexity: linear in the text.
  public mutating func count(_ text: Substring) {
    switch kind {
    case .character:
      var before: Unicode.Scalar?
      for scalar in text.unicodeScalars {
        if scalar == "\n", before == "\r" { scalarCounts["\r", default: 1] -= 1 }
        scalarCounts[scalar, default: 0] += 1
        before = scalar
      }
    case .whitespace:
      for word in text.unicodeScalars.split(whereSeparator: \.isWhiteSpace) {
        counts[String(word), default: 0] += 1
      }
    default:
      for word in WordSplitter(text) { counts[word.lowercased(), default: 0] += 1 }
    }
  }

  /// How many different words were counted.
  public var count: Int {
    counts.count + scalarCounts.reduce(0) { $0 + ($1.value > 0 ? 1 : 0) }
  }

  /// The commonest words, the commonest first; words that are equally common by the alphabet.
  ///
  /// The first word is ``TrainingText/unknownWord``, which every other one is read as.
  ///
  /// - Parameters:
  ///   - minimumCount: How often a word has to occur.
  ///   - limit: The largest number of words, the unknown one not counted.
  /// - Returns: The vocabulary.
  public func vocabulary(minimumCount: Int, limit: Int) -> Vocabulary {
    let words: [String]
    if kind == .character {
      words = scalarCounts.filter { $0.value >= max(1, minimumCount) }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { String($0.key) }
    } else {
      words = counts.filter {
        $0.value >= max(1, minimumCount) && $0.key != TrainingText.unknownWord
      }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
    return Vocabulary(words: [TrainingText.unknownWord] + words.prefix(limit))
  }
}
