import ModelFiles
import RecurrentNets
import Visualizer

/// What came of a training: what is said of it, and what went wrong.
struct TrainingResult: Sendable {
  /// The lines that are printed.
  var lines: [String] = []

  /// What went wrong, if anything did.
  var failure: (any Error)?

  /// The network that was kept.
  var network: Network

  /// Whether the training was ended from outside.
  var wasInterrupted: Bool

  /// All of it in one sentence, for the screen.
  var sentence: String { failure.map { "\($0)" } ?? lines.joined(separator: "; ") }
}

extension TrainedModel {
  /// Writes the model of an outcome.
  ///
  /// - Parameters:
  ///   - outcome: How the training ended.
  ///   - output: The file; `nil` to write none.
  ///   - refuge: What writes it, there or elsewhere.
  /// - Returns: What is said of it; what a write that failed says is in it.
  func result(
    of outcome: TrainingOutcome, in output: String?, refuge: ModelRefuge = .standard
  ) -> TrainingResult {
    var result = TrainingResult(network: outcome.network, wasInterrupted: outcome.wasInterrupted)
    let isAstray = outcome.ending?.isAstray ?? false
    guard !isAstray || outcome.heldOutLoss.tokens > 0 else {
      result.failure = FileError(
        output ?? "train", "\(output == nil ? "" : "not written: ")\(astray(outcome))")
      return result
    }
    if outcome.wasInterrupted, output != nil {
      result.lines.append(
        "interrupted after \(outcome.updates) updates; the best network so far is kept, and"
          + " --resume goes on")
    } else if outcome.ending == .outOfPatience {
      result.lines.append(
        "ended after \(outcome.updates) updates: the loss on what is held out falls no more")
    }
    let model = model(outcome, name: output?.lastPathPart ?? "network")
    let said =
      "\(model.network.parameterCount) parameters, " + loss(outcome.heldOutLoss)
    do {
      if let output { try refuge.write(model, to: output) }
      result.lines.append(output.map { "wrote \($0): \(said)" } ?? "\(said); nothing was written")
    } catch {
      result.failure = error
      return result
    }
    if isAstray {
      result.failure = FileError(
        output ?? "train",
        output == nil ? astray(outcome) : "holds the best network before \(astray(outcome))")
    } else if let output, !outcome.wasInterrupted {
      removeCheckpoint(beside: output)
    }
    return result
  }

  /// Removes the checkpoint of a training that is done; one of another training beside it stays.
  private func removeCheckpoint(beside output: String) {
    let path = CheckpointWriter.path(beside: output)
    let own = try? TrainingCheckpointFile(contentsOf: path, for: untrained, settings: settings)
    if own != nil { FileBytes.remove(path) }
  }

  private func astray(_ outcome: TrainingOutcome) -> String {
    guard case .astray(let update)? = outcome.ending else { return "" }
    return "the training went astray at update \(update), where the loss is no number any more; try"
      + " a smaller --learning-rate or --clip"
  }

  /// What the best network makes of what is held out.
  private func loss(_ loss: TrainingLoss) -> String {
    func number(_ value: Double, _ decimals: Int) -> String {
      NumberText.fixed(value, decimals: decimals)
    }
    switch material.task {
    case .nextToken:
      return "loss \(number(loss.meanCrossEntropy, 3)) on held-out texts"
        + " (perplexity \(number(loss.perplexity, 2)))"
    case .tokenLabels, .textLabel:
      return "\(loss.correct) of \(loss.tokens) held-out labels right"
        + " (\(number(100 * (loss.accuracy ?? 0), 1)) %), loss \(number(loss.mean, 3))"
    case .nextValue:
      let error = loss.mean.squareRoot()
      var text = "root mean square error \(number(error, 3)) standard deviations"
      if let deviation = material.scaling?.deviations.first, material.seriesSize == 1 {
        text += " (\(number(error * Double(deviation), 4)))"
      }
      return text + " on the held-out end"
    }
  }
}

extension TrainingEnding {
  /// Whether the loss was no number any more.
  var isAstray: Bool {
    if case .astray = self { return true }
    return false
  }
}
