import ArgumentParser
import Language
import RecurrentNets

/// `lstm-tui sample`: texts or questions drawn from a grammar.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Print texts drawn from a grammar.",
    discussion: """
      Each line is a text. With --questions it prints the questions that the grammar asks with \
      “=> right / wrong”, as a suite for evaluate; with --labels each of them is a text whose label \
      is the right word, for train. docs/grammar.md describes the format.
      """)

  @Option(
    name: .long, help: ArgumentHelp("The grammar.", valueName: "file"),
    completion: .file(extensions: ["grammar"]))
  var grammar: String

  @Option(
    name: .long,
    help: ArgumentHelp("How many texts, or questions of each condition.", valueName: "number"))
  var count = 20

  @Option(
    name: .long, help: ArgumentHelp("Equal seeds give equal texts.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp("Where texts start; else with the first rule.", valueName: "symbol"))
  var start: String?

  @Flag(name: .long, help: "Print questions instead of texts.")
  var questions = false

  @Flag(name: .long, help: "Print questions as texts with labels: text, tab, right word.")
  var labels = false

  @Option(
    name: .long,
    help: "Write words with blanks between them, or as characters without: word or char.")
  var level = MaterialOptions.Level.word

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count: expected at least 1; found \(count)") }
    if questions, labels {
      throw ValidationError("both --questions and --labels are given; name one of them")
    }
    if questions || labels, start != nil {
      throw ValidationError(
        "--start cannot be used with --\(labels ? "labels" : "questions"), which asks all of them")
    }
  }

  func run() throws {
    let grammar = try GrammarFile.load(grammar)
    var generator = SeededGenerator(seed: seed)
    let separator = level == .char ? "" : " "
    if questions || labels {
      guard !grammar.tests.isEmpty else {
        throw ValidationError(
          "--\(labels ? "labels" : "questions"): expected rules that end in “=> right / wrong” in"
            + " \(self.grammar), found none")
      }
      let suite = try AgreementSuite(
        sampling: grammar, count: count, separator: separator, areRead: labels, using: &generator)
      print(labels ? suite.labelledText : suite.text, terminator: "")
    } else {
      for _ in 0..<count {
        print(try grammar.sample(start: start, using: &generator).joined(separator: separator))
      }
    }
  }
}
