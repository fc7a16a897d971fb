import ArgumentParser
import Testing

@testable import lstm_tui

/// If one of these fails, a training that is to be watched does not begin, or begins with too little.
@Suite struct WatchOptionsTests {
  private func problem(_ arguments: [String]) -> String? {
    do {
      _ = try TrainCommand.parse(arguments)
      return nil
    } catch {
      return TrainCommand.message(for: error)
    }
  }

  @Test("Watched, neither a file nor an output is needed")
  func nothingElse() throws {
    #expect(problem(["--watch", "she is"]) == nil)
    let command = try TrainCommand.parse(["--watch", "she is"])
    #expect(command.usesBuiltInGrammar && command.output == nil)
  }

  @Test("What is missing or does not go together is named")
  func missing() throws {
    #expect(problem([])?.contains("expected one file to learn from") == true)
    #expect(problem(["a.txt"])?.contains("--output") == true)
    #expect(problem(["a.txt", "-o", ""])?.contains("--output") == true)
    #expect(problem(["a.txt", "-o", "m", "--suite", "s.tsv"])?.contains("--watch") == true)
    #expect(problem(["a.txt", "-o", "m", "--svg", "a.svg"])?.contains("--svg: expected") == true)
    #expect(problem(["a.txt", "-o", "m", "--size", "80x24"])?.contains("--size: expected") == true)
    #expect(
      problem(["--watch", "a", "--svg", "a.svg", "--size", "39x24"])?.contains("40x12 or more")
        == true)
    #expect(problem(["--watch", "a", "--size", "80x24"])?.contains("with --svg") == true)
    #expect(problem(["--watch", "a", "--resume"])?.contains("--output") == true)
    #expect(problem(["a.txt", "--grammar", "g", "-o", "m"])?.contains("one file") == true)
  }

  @Test(
    "What the kind of material does not ask for is refused, not ignored",
    arguments: [
      ("a.txt", "--hold-out x.tsv", "--hold-out: expected with grammar; found text"),
      ("a.txt", "--texts 7", "--texts: expected with grammar; found text"),
      ("a.csv", "--unknown-every 7", "--unknown-every: expected with grammar; found series"),
      ("a.txt", "--labels word", "--labels: expected with labels; found text"),
      ("a.grammar", "--min-count 3", "--min-count: expected with text or labels; found grammar"),
      ("a.npy", "--level char", "--level: expected with grammar or text or labels; found series"),
      ("a.grammar", "--validation 0.2", "--validation: expected with text or labels or series"),
    ])
  func kinds(file: String, options: String, expected: String) {
    let arguments = options.split(separator: " ").map(String.init)
    let found = problem([file, "-o", "m"] + arguments)
    #expect(found?.contains(expected) == true, "\(found ?? "")")
  }

  @Test("The built-in English leaves out what it is asked")
  func builtIn() throws {
    let command = try TrainCommand.parse(["--watch", "she is", "--texts", "3000"])
    let material = try command.loadMaterial()
    #expect(material.summary.contains("texts left out for the suite"))
    #expect(!material.summary.contains(" 0 texts left out"))
    #expect(material.vocabulary.count > 100)
    #expect(command.updates.trainingOptions(for: material, seed: 1).epochs == 20)
    let shorter = try TrainCommand.parse(["--watch", "she is", "--epochs", "3"])
    #expect(shorter.updates.trainingOptions(for: material, seed: 1).epochs == 3)
  }
}
