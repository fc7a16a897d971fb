import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// A training from a grammar to a model.
struct TrainedModel {
  /// The text that is learnt.
  let text: TrainingText

  /// The sizes and the steps.
  let options: NetworkOptions

  /// The seed of the network and of the order of the texts.
  let seed: UInt64

  /// Trains until done or cancelled.
  func train(
    onProgress: (TrainingRun.Progress) -> Void
  ) async -> TrainingRun.Outcome {
    var generator = SeededGenerator(seed: seed)
    let network = Network(
      random: options.shape(vocabularySize: text.vocabulary.count), using: &generator)
    let run = TrainingRun(
      sequences: text.training, heldOut: text.heldOut,
      options: options.trainingOptions(seed: seed))
    return await run.train(network, onProgress: onProgress)
  }

  /// The model of an outcome, which says how it was made from the grammar of the given name.
  func model(_ outcome: TrainingRun.Outcome, name: String, grammar: String) -> TokenModel {
    TokenModel(
      name: name, network: outcome.network, vocabulary: text.vocabulary,
      cellRange: cellRange(of: outcome.network),
      training: "\(outcome.updates) updates of \(options.batch) texts from \(grammar)"
        + " (\(text.training.count) texts of \(text.wordCount) words, seed \(seed));"
        + " Adam from \(options.learningRate) to 0, write penalty \(options.writePenalty),"
        + " range penalty \(options.rangePenalty)")
  }

  /// The range of C on held-out text; nil for cells without C.
  private func cellRange(of network: Network) -> Float? {
    let recorder = TraceRecorder(network)
    return CellRange.percentile(of: text.heldOut.flatMap { recorder.trace(of: $0).layers })
  }
}
