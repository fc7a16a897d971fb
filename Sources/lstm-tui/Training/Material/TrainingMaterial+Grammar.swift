import Language
import ModelFiles
import RecurrentNets

extension TrainingMaterial {
  /// Texts drawn from a grammar, each of whose words is to be foretold.
  ///
  /// - Parameters:
  ///   - text: The texts.
  ///   - name: What the account calls the grammar.
  ///   - seed: The seed they were drawn with.
  init(_ text: TrainingText, name: String, seed: UInt64) {
    self.init(
      task: .nextToken,
      training: .examples(
        text.training.filter { $0.count > 1 }.map { TrainingExample(nextTokens: $0) }),
      heldOut: .examples(text.heldOut.map { TrainingExample(nextTokens: $0) }),
      vocabulary: text.vocabulary, penalty: 0.3,
      summary: "\(text.training.count) texts, \(text.wordCount) words, vocabulary of"
        + " \(text.vocabulary.count); \(text.droppedCount) texts left out for the suite",
      batchUnit: "texts",
      source: "\(name) (\(text.training.count) texts of \(text.wordCount) words, seed \(seed))")
    agreementDistances = text.agreementDistances
  }
}
