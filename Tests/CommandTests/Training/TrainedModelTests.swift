import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, a model cannot be trained again to the same numbers, or does not learn.
@Suite struct TrainedModelTests {
  private static let grammar = """
    feature number = sg pl
    S -> the Noun[a] Near the Noun[b] Verb[a] .
    Noun[sg] -> cat | dog
    Noun[pl] -> cats | dogs
    Near -> near | behind
    Verb[sg] -> is
    Verb[pl] -> are
    """

  private func options(_ arguments: [String]) throws -> NetworkOptions {
    try NetworkOptions.parse(arguments)
  }

  private func train(_ arguments: [String], texts: Int) async throws -> TokenModel {
    var generator = SeededGenerator(seed: 9)
    let text = try TrainingText(
      grammar: try Grammar(Self.grammar), count: texts, using: &generator)
    let training = TrainedModel(text: text, options: try options(arguments), seed: 9)
    let outcome = await training.train { _ in }
    return training.model(outcome, name: "tiny", grammar: "tiny.grammar")
  }

  @Test("One thread or two, trained again: the model file is the same to the bit")
  func reproducible() async throws {
    let tiny = ["--hidden", "5", "--embedding", "4", "--epochs", "2", "--batch", "7"]
    let first = try await train(tiny + ["--threads", "1"], texts: 60)
    let again = try await train(tiny + ["--threads", "1"], texts: 60)
    let parallel = try await train(tiny + ["--threads", "2"], texts: 60)
    let bytes = try first.safeTensorsFile().encoded()
    #expect(try again.safeTensorsFile().encoded() == bytes)
    #expect(try parallel.safeTensorsFile().encoded() == bytes)
    var generator = SeededGenerator(seed: 9)
    let untrained = Network(random: first.network.shape, using: &generator)
    #expect(untrained != first.network)
  }

  @Test("The model learns: after a few seconds it agrees across an attractor")
  func learns() async throws {
    let model = try await train(
      ["--hidden", "8", "--embedding", "8", "--epochs", "4", "--batch", "8"], texts: 1500)
    let suite = try AgreementSuite(
      parsing: "near\tthe cat near the dogs\tis\tare\nnear\tthe dogs behind the cat\tare\tis")
    let result = SuiteResult(of: NetworkLanguageModel(model), on: suite)
    #expect(result.conditions.map(\.right) == [2])
  }

  @Test("The file says how it was made and in which range C is")
  func account() async throws {
    let model = try await train(
      ["--hidden", "3", "--embedding", "2", "--epochs", "2", "--batch", "10"], texts: 45)
    let account = try #require(model.training)
    #expect(
      account.hasPrefix("10 updates of 10 texts from tiny.grammar (45 texts of 315 words, seed 9)"))
    let range = try #require(model.cellRange)
    #expect(range > 0 && range < 3)
    let rnn = try await train(["--cell", "rnn", "--hidden", "3", "--epochs", "1"], texts: 20)
    #expect(rnn.cellRange == nil)
  }

  @Test(
    "Options that make no network are refused by name",
    arguments: [
      ["--hidden", "0"], ["--layers", "0"], ["--embedding", "-1"], ["--epochs", "0"],
      ["--batch", "0"], ["--threads", "3"], ["--learning-rate", "0"], ["--learning-rate", "nan"],
      ["--write-penalty", "-1"], ["--range-penalty", "inf"], ["--cell", "gru"],
    ])
  func badOptions(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try options(arguments) }
    if let error {
      #expect(NetworkOptions.message(for: error).contains(arguments[0]))
    }
  }
}
