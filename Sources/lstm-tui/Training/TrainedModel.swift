import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// A training from what is to be learnt to a model.
struct TrainedModel {
  /// What is learnt.
  let material: TrainingMaterial

  /// What kind of network learns it.
  let network: NetworkOptions

  /// How.
  let updates: UpdateOptions

  /// The seed of the network and of the order of the texts.
  let seed: UInt64

  /// How to train.
  var options: TrainingOptions {
    updates.trainingOptions(for: material, seed: seed)
  }

  /// The network before the first update.
  var untrained: Network {
    var generator = SeededGenerator(seed: seed)
    return Network(random: network.architecture(for: material), using: &generator)
  }

  /// What a checkpoint is compared with.
  var settings: [String: String] {
    var settings = network.settings.merging(updates.settings) { $1 }
    settings["--seed"] = "\(seed)"
    settings["the data"] = material.fingerprint
    return settings
  }

  /// What does not go together, in words; nil if everything does.
  var problem: String? {
    guard !network.bidirectional || !material.task.foretells else {
      return "--bidirectional: expected labels to learn; what comes next would be read beforehand"
    }
    return TrainingMemory.problem(with: network.architecture(for: material))
  }

  /// A training from the beginning.
  func session() -> TrainingSession {
    TrainingSession(
      untrained, training: material.training, heldOut: material.heldOut, options: options)
  }

  /// A training that goes on.
  func session(resuming state: TrainingState) -> TrainingSession {
    TrainingSession(
      resuming: state, training: material.training, heldOut: material.heldOut, options: options)
  }

  /// The model of an outcome, which says how it was made.
  func model(_ outcome: TrainingOutcome, name: String) -> TokenModel {
    let network = material.finished(outcome.network)
    let options = options
    var model = TokenModel(
      name: name, network: network, vocabulary: material.vocabulary, labels: material.labels,
      tokenizer: material.tokenizer, cellRange: cellRange(of: network),
      training: "\(outcome.updates) updates of \(options.batchSize) \(material.batchUnit) from"
        + " \(material.source); \(options.optimizer == .adam ? "Adam" : "SGD")"
        + " \(options.schedule == .constant ? "at" : "from") \(options.learningRate)"
        + "\(options.schedule == .constant ? "" : " to 0"), write penalty"
        + " \(options.writePenalty), range penalty \(options.rangePenalty)")
    model.trainedDistances = material.distances(window: options.window)
    return model
  }

  /// The range of C on what is held out; nil for cells without C.
  private func cellRange(of network: Network) -> Float? {
    let recorder = TraceRecorder(network)
    return CellRange.percentile(
      of: material.heldOutInputs.flatMap { input in
        recorder.trace(of: material.unscaled(input)).layers
      })
  }
}

extension TrainingMaterial {
  /// What is read as the file has it.
  fileprivate func unscaled(_ input: NetworkInput) -> NetworkInput {
    guard let scaling, case .vectors(var rows) = input else { return input }
    for row in 0..<rows.rows {
      for column in 0..<rows.columns {
        rows[row, column] = rows[row, column] * scaling.deviations[column] + scaling.means[column]
      }
    }
    return .vectors(rows)
  }
}
