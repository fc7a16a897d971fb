/// Texts drawn from a grammar for a network to learn from, and others to test it on.
public struct TrainingText: Sendable {
  /// The word that stands for every unknown one.
  public static let unknownWord = "<unk>"

  /// How many texts are put aside to tell the best network.
  public static let heldOutCount = 500

  /// One word in so many becomes the unknown word, so that the network learns to read on after it.
  public static let unknownInterval = 100

  /// The unknown word and all words of the grammar, or all characters that its words have.
  public let vocabulary: Vocabulary

  /// The texts to learn from, as ids; some words are replaced by the unknown word.
  public let training: [[Int]]

  /// Other texts, with all their words.
  public let heldOut: [[Int]]

  /// How many texts were drawn and left out, since a held-out run of words was in them.
  public let droppedCount: Int

  /// For each word of ``training`` that agrees with an earlier one the number of words between it and the
  /// last such (``Grammar/sampleAgreeing(start:using:)``), in no order.
  public let agreementDistances: [Int]

  /// Draws texts from a grammar; equal seeds give equal texts.
  ///
  /// - Parameters:
  ///   - grammar: Where texts come from.
  ///   - count: How many texts to learn from.
  ///   - kind: `.word`, or `.character` for texts whose words are written without blanks and read
  ///     by character.
  ///   - suite: Questions whose prefixes, from ``HeldOutRuns/minimumLength`` words on, no text to
  ///     learn from may contain.
  ///   - unknownInterval: One word in so many becomes the unknown word; 0 for none.
  ///   - generator: The source of randomness.
  /// - Throws: ``Grammar/SamplingError`` when the grammar gives no texts, or none that is
  ///   allowed.
  public init(
    grammar: Grammar, count: Int, kind: TokenizerKind = .word,
    withholding suite: AgreementSuite? = nil, unknownInterval: Int = Self.unknownInterval,
    using generator: inout some RandomNumberGenerator
  ) throws(Grammar.SamplingError) {
    let words =
      kind == .character ? Self.characters(of: grammar.words) : grammar.words
    let vocabulary = Vocabulary(
      words: [Self.unknownWord] + words.filter { $0 != Self.unknownWord })
    let runs = HeldOutRuns(
      suite?.prefixes(by: Tokenizer(vocabulary: vocabulary, kind: kind)) ?? [])
    func draw() throws(Grammar.SamplingError) -> (text: [Int], distances: [Int]) {
      let drawn = try grammar.sampleAgreeing(using: &generator)
      guard kind == .character else {
        return (drawn.words.map { vocabulary.id(of: $0) ?? 0 }, drawn.distances)
      }
      // Distances are counted in words, and say nothing of characters.
      let characters = drawn.words.joined().unicodeScalars
      return (characters.map { vocabulary.id(of: String($0)) ?? 0 }, [])
    }
    var heldOut: [[Int]] = []
    for _ in 0..<Self.heldOutCount { heldOut.append(try draw().text) }
    var distances: [Int] = []
    var training: [[Int]] = []
    training.reserveCapacity(count)
    var dropped = 0
    while training.count < count {
      let (text, ownDistances) = try draw()
      if runs.occur(in: text) {
        dropped += 1
        // A grammar that says little else would keep us here for ever.
        guard dropped < 100 * (training.count + 100) else {
          throw .nothingLeft(symbol: grammar.start, tries: dropped + training.count)
        }
        continue
      }
      distances += ownDistances
      guard unknownInterval > 0 else {
        training.append(text)
        continue
      }
      training.append(
        text.map { Int.random(in: 0..<unknownInterval, using: &generator) == 0 ? 0 : $0 })
    }
    self.vocabulary = vocabulary
    self.training = training
    self.heldOut = heldOut
    self.droppedCount = dropped
    agreementDistances = distances
  }

  /// The number of tokens to learn from: words, or characters.
  public var tokenCount: Int { training.reduce(0) { $0 + $1.count } }

  /// The code points of words, each once, in the order in which they first occur.
  private static func characters(of words: [String]) -> [String] {
    var seen: Set<Unicode.Scalar> = []
    return words.joined().unicodeScalars.filter { seen.insert($0).inserted }.map { String($0) }
  }
}

extension AgreementSuite {
  /// The prefixes of all rows as ids; those that the tokenizer cannot read are left out.
  public func prefixes(by tokenizer: Tokenizer) -> [[Int]] {
    rows.compactMap { row in (try? tokenizer.tokens(in: row.prefix))?.map(\.id) }
  }
}
