import Language
import ModelFiles
import RecurrentNets

extension TrainingMaterial {
  /// Texts drawn from a grammar, each of whose words is to be foretold.
  ///
  /// - Parameters:
  ///   - text: The texts.
  ///   - level: What they are sequences of.
  ///   - name: What the account calls the grammar.
  ///   - seed: The seed they were drawn with.
  init(
    _ text: TrainingText, level: MaterialOptions.Level = .word, name: String, seed: UInt64
  ) {
    self.init(
      task: .nextToken,
      training: .examples(
        text.training.filter { $0.count > 1 }.map { TrainingExample(nextTokens: $0) }),
      heldOut: .examples(text.heldOut.map { TrainingExample(nextTokens: $0) }),
      vocabulary: text.vocabulary, tokenizer: level == .char ? .character : .word, penalty: 0.3,
      summary: "\(text.training.count) texts, \(text.tokenCount) \(level.unit)s, vocabulary of"
        + " \(text.vocabulary.count); \(text.droppedCount) texts left out for the suite",
      batchUnit: "texts",
      source:
        "\(name) (\(text.training.count) texts of \(text.tokenCount) \(level.unit)s, seed \(seed))")
    agreementDistances = text.agreementDistances
  }
}
