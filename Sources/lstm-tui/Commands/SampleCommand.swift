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
      “=> right / wrong”, as a suite for evaluate. docs/grammar.md describes the format.
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

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count: expected at least 1; found \(count)") }
    if questions, start != nil {
      throw ValidationError("--start cannot be used with --questions, which asks all of them")
    }
  }

  func run() throws {
    let grammar = try GrammarFile.load(grammar)
    var generator = SeededGenerator(seed: seed)
    if questions {
      guard !grammar.tests.isEmpty else {
        throw ValidationError(
          "--questions: expected rules that end in “=> right / wrong” in \(self.grammar),"
            + " found none")
      }
      let suite = try AgreementSuite(sampling: grammar, count: count, using: &generator)
      print(suite.text, terminator: "")
    } else {
      for _ in 0..<count {
        print(try grammar.sample(start: start, using: &generator).joined(separator: " "))
      }
    }
  }
}
