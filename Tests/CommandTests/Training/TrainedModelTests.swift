import ArgumentParser
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

  /// All options of a training.
  private struct Options: ParsableArguments {
    @OptionGroup var network: NetworkOptions
    @OptionGroup var updates: UpdateOptions
    @OptionGroup var material: MaterialOptions
  }

  private func train(_ material: TrainingMaterial, _ arguments: [String]) async throws
    -> (TokenModel, TrainingOutcome)
  {
    let options = try Options.parse(arguments)
    let training = TrainedModel(
      material: material, network: options.network, updates: options.updates, seed: 9)
    #expect(training.problem == nil)
    var session = training.session()
    while session.ending == nil { await session.step() }
    let outcome = await session.finish()
    return (training.model(outcome, name: "tiny"), outcome)
  }

  private func train(_ arguments: [String], texts: Int) async throws -> TokenModel {
    var generator = SeededGenerator(seed: 9)
    let text = try TrainingText(
      grammar: try Grammar(Self.grammar), count: texts, using: &generator)
    let material = TrainingMaterial(text, name: "tiny.grammar", seed: 9)
    return try await train(material, arguments).0
  }

  private func material(_ arguments: [String] = []) throws -> MaterialOptions {
    try MaterialOptions.parse(arguments)
  }

  /// A model as a file and back.
  private func reopened(_ model: TokenModel) throws -> TokenModel {
    try TokenModel(bytes: try model.safeTensorsFile().encoded(), path: "x", name: model.name)
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
    // “cat near the dogs is”: three words between the two that agree.
    #expect(model.trainedDistances == TrainedDistances(.agreement, of: [3]))
    #expect(try reopened(model).trainedDistances == model.trainedDistances)
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
      ["--write-penalty", "-1"], ["--range-penalty", "inf"], ["--dropout", "1"], ["--bptt", "0"],
      ["--clip", "-1"], ["--patience", "0"], ["--optimizer", "x"], ["--schedule", "x"],
      ["--relu", "--cell", "gru"], ["--peepholes", "--cell", "rnn"],
      ["--coupled", "--cell", "gru"],
      ["--reset-before"], ["--validation", "0.9"], ["--min-count", "0"], ["--vocabulary", "0"],
      ["--level", "x"], ["--labels", "x"], ["--kind", "x"],
    ])
  func badOptions(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Options.parse(arguments) }
    if let error {
      #expect(Options.message(for: error).contains(arguments[0]))
    }
  }

  @Test("A GRU learns a grammar too, and its file opens as what it is")
  func gru() async throws {
    let model = try await train(
      ["--cell", "gru", "--hidden", "8", "--embedding", "8", "--epochs", "6", "--batch", "8"],
      texts: 1500)
    let suite = try AgreementSuite(
      parsing: "near\tthe cat near the dogs\tis\tare\nnear\tthe dogs behind the cat\tare\tis")
    #expect(SuiteResult(of: NetworkLanguageModel(model), on: suite).conditions.map(\.right) == [2])
    let again = try reopened(model)
    #expect(again.network == model.network && again.predictsWords)
  }

  @Test("Characters of a text: the model foretells what always follows, and reads characters")
  func characters() async throws {
    let text = String(repeating: "abcabd ", count: 150)
    let material = try TrainingMaterial(
      text: Array(text.utf8), path: "abc.txt", options: try material(["--level", "char"]))
    #expect(material.summary.contains("1050 characters, vocabulary of 6; the last 105 held out"))
    let (model, outcome) = try await train(
      material, ["--hidden", "10", "--epochs", "30", "--batch", "4", "--bptt", "14"])
    let again = try reopened(model)
    #expect(again.tokenizer == .character && again.predictsWords)
    #expect(outcome.heldOutLoss.accuracy ?? 0 > 0.95)
    let tokens = try again.textTokenizer.tokens(in: "abcabd abc").map(\.id)
    let logits = TraceRecorder(again.network).trace(of: tokens).logits(at: 10)
    let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
    #expect(again.vocabulary[best] == "a")
  }

  @Test("Labels of texts are learnt once for each, and the model says them by name")
  func textLabels() async throws {
    let lines = (0..<60).map { index in
      let (word, label) = index % 2 == 0 ? ("good", "positive") : ("bad", "very negative")
      return "\(index % 3 == 0 ? "a " : "")\(word) film\t\(label)\r\n"
    }
    let material = try TrainingMaterial(
      labelled: Array(lines.joined().utf8), path: "films.tsv", options: try material(), seed: 1)
    #expect(material.task == .textLabel && material.labels == ["positive", "very negative"])
    #expect(
      material.summary.contains("one for each text: positive, very negative; 6 texts held out"))
    let (model, outcome) = try await train(
      material, ["--hidden", "6", "--epochs", "30", "--batch", "8", "--cell", "rnn", "--relu"])
    #expect(outcome.heldOutLoss.accuracy == 1)
    let again = try reopened(model)
    #expect(again.labels.words == ["positive", "very negative"] && !again.predictsWords)
    #expect(again.network.readout == .lastStep)
    let tokens = try again.textTokenizer.tokens(in: "A bad film").map(\.id)
    #expect(TraceRecorder(again.network).trace(of: tokens).probabilities(at: 3)[1] > 0.8)
  }

  @Test("Labels of words are learnt in both directions, and case is kept")
  func wordLabels() async throws {
    let lines = (0..<80).map { index in
      index % 2 == 0 ? "Teddy Roosevelt was\tPER PER O\n" : "Teddy bears are here\tO O O O\n"
    }
    let material = try TrainingMaterial(
      labelled: Array(("text\tlabels\n" + lines.joined()).utf8), path: "teddy.tsv",
      options: try material(), seed: 1)
    #expect(material.task == .tokenLabels && material.labels == ["O", "PER"])
    let (model, outcome) = try await train(
      material, ["--hidden", "6", "--epochs", "20", "--batch", "8", "--bidirectional", "--coupled"])
    #expect(outcome.heldOutLoss.accuracy == 1)
    let again = try reopened(model)
    #expect(again.network == model.network && again.tokenizer == .whitespace)
    #expect(again.network.levels[0].isBidirectional)
    #expect(again.vocabulary.words.contains("Roosevelt"))
  }

  @Test("A series far from 0 is learnt, and the model reads and foretells it as it is")
  func series() async throws {
    var rows = Matrix(rows: 300, columns: 1)
    for row in 0..<300 { rows[row, 0] = 1000 + (row % 4 < 2 ? 50 : -50) }
    let material = try TrainingMaterial(
      InputSeries(features: ["load"], values: rows, path: "load.csv"), options: try material())
    let (model, outcome) = try await train(
      material,
      ["--hidden", "8", "--epochs", "60", "--batch", "4", "--bptt", "12", "--peepholes"])
    // The first two steps of what is held out cannot be known.
    #expect(outcome.heldOutLoss.mean < 0.3)
    let again = try reopened(model)
    #expect(again.labels.words == ["load"] && again.network.readsVectors)
    let trace = TraceRecorder(again.network).trace(of: .vectors(rows))
    for position in 100..<104 {
      #expect(abs(trace.output(at: position)[0] - rows[position, 0]) < 15)
    }
    #expect(try #require(again.cellRange) > 0)
  }

  @Test("What comes next is not learnt by reading it beforehand")
  func bidirectionalText() throws {
    let options = try Options.parse(["--bidirectional"])
    let material = try TrainingMaterial(
      text: Array(String(repeating: "a b c ", count: 20).utf8), path: "x", options: options.material
    )
    let training = TrainedModel(
      material: material, network: options.network, updates: options.updates, seed: 1)
    #expect(training.problem?.hasPrefix("--bidirectional: ") == true)
  }
}
