import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

/// Which texts are drawn from a grammar.
struct TextSampleOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many texts to draw.", valueName: "count"))
  var texts = TextSampleOptions.usualCount

  /// How many texts are drawn if nothing is said.
  static let usualCount = 20_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The seed of texts, network and order; equal seeds give equal models, to the bit.",
      valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out texts that hold a prefix of this suite, from 6 words on.", valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var holdOut: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "One word in so many is read as <unk>, so that the network learns to read on; 0 for none,"
        + " where every word counts.", valueName: "words"))
  var unknownEvery = TrainingText.unknownInterval

  func validate() throws {
    try OptionRange.expect("--unknown-every", unknownEvery, in: 0...1_000_000_000)
    guard texts > 0 else { throw ValidationError("--texts: expected at least 1; found \(texts)") }
  }

  /// Draws the texts.
  ///
  /// - Parameters:
  ///   - grammar: Where texts come from.
  ///   - level: Whether a text is a sequence of words or of characters.
  ///   - suite: What is left out if `--hold-out` names nothing.
  /// - Returns: The texts, in training and held-out ones.
  /// - Throws: If the suite cannot be read or the grammar ends no text.
  func draw(
    from grammar: Grammar, level: MaterialOptions.Level = .word,
    withholding suite: AgreementSuite? = nil
  ) throws -> TrainingText {
    var generator = SeededGenerator(seed: seed)
    return try TrainingText(
      grammar: grammar, count: texts, kind: level == .char ? .character : .word,
      withholding: try holdOut.map { try SuiteFile.load($0) } ?? suite,
      unknownInterval: unknownEvery, using: &generator)
  }
}
