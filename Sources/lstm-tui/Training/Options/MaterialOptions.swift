import ArgumentParser
import Language

/// What is learnt, and how a file of it is read.
struct MaterialOptions: ParsableArguments {
  /// What a file holds.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case grammar
    case text
    case labels
    case series
  }

  /// What a text is a sequence of.
  enum Level: String, ExpressibleByArgument, CaseIterable {
    case word
    case char

    /// What one of the sequence is called.
    var unit: String { self == .word ? "word" : "character" }
  }

  /// What a label belongs to.
  enum Labelled: String, ExpressibleByArgument, CaseIterable {
    case text
    case word
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the file holds: grammar, text, labels or series. If not given, its ending says:"
        + " .grammar; .tsv labels; .csv, .npy, .npz series; any other text."))
  var kind: Kind?

  @Option(name: .long, help: "A text is a sequence of words or of characters: word or char.")
  var level = Level.word

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A label belongs to a text or to each word: text or word. If not given: to each word if"
        + " every line has as many labels as words."))
  var labels: Labelled?

  @Option(
    name: .long,
    help: ArgumentHelp("The largest vocabulary; the commonest words.", valueName: "words"))
  var vocabulary = 20_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How often a word has to occur; rarer ones are <unk>. 2, or 1 for labels, if not given.",
      valueName: "count"))
  var minCount: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The share that is held out to tell the best network: the end of a text or a series, or"
        + " texts with labels at random.", valueName: "share"))
  var validation = MaterialOptions.usualValidation

  /// The share that is held out if nothing is said.
  static let usualValidation = 0.1

  func validate() throws {
    try OptionRange.expect("--vocabulary", vocabulary, in: 1...200_000)
    if let minCount { try OptionRange.expect("--min-count", minCount, in: 1...1_000_000) }
    guard validation > 0, validation <= 0.5 else {
      throw ValidationError("--validation: expected above 0 and at most 0.5; found \(validation)")
    }
  }

  /// What a file holds, by what was said or by its ending.
  func kind(of path: String) -> Kind {
    if let kind { return kind }
    let name = path.lowercased()
    if name.hasSuffix(".grammar") { return .grammar }
    if name.hasSuffix(".tsv") { return .labels }
    if [".csv", ".npy", ".npz"].contains(where: { name.hasSuffix($0) }) { return .series }
    return .text
  }
}
