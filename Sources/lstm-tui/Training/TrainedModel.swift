import Language
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

  /// The 99th percentile of |C| over all units on held-out text; nil for cells without C.
  private func cellRange(of network: Network) -> Float? {
    guard network.shape.cell == .lstm else { return nil }
    let recorder = TraceRecorder(network)
    var values: [Float] = []
    for text in text.heldOut {
      for layer in recorder.trace(of: text).layers {
        values += layer.matrix(of: .cell).elements.map(abs)
      }
    }
    values.sort()
    return values.isEmpty ? nil : values[values.count * 99 / 100]
  }
}
