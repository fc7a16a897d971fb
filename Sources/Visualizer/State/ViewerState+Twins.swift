import ModelFiles
import RecurrentNets

/// A model that cannot stand beside another.
public struct TwinError: Error, Equatable, CustomStringConvertible {
  /// Which one it is, what was expected and what was found, in one line.
  public let description: String
}

extension ViewerState {
  /// Sets networks of other cells beside this one in the view of gradients and in the sweep, in the
  /// place of built-in ones.
  ///
  /// - Parameter models: Models that read and say the same words, or numbers of the same kind; each of
  ///   another cell, as each cell has its look.
  /// - Throws: If one of them is no such model.
  public mutating func setBeside(_ models: [TokenModel]) throws(TwinError) {
    guard !models.isEmpty else { return }
    var cells = [model.network.topCell: model.name]
    for twin in models {
      if let problem = problem(of: twin) {
        throw TwinError(description: "--twin: \(twin.name) \(problem)")
      }
      let cell = twin.network.topCell
      if let other = cells.updateValue(twin.name, forKey: cell) {
        throw TwinError(
          description: "--twin: expected networks of different cells; \(other) and \(twin.name) are"
            + " both of the kind \(cell.title)")
      }
    }
    twins = models
    gradients.forget()
    keepUp()
  }

  /// Why a model cannot read what this one reads, or says something else; nil if it is a twin.
  private func problem(of twin: TokenModel) -> String? {
    let (network, other) = (model.network, twin.network)
    guard other.readsVectors == network.readsVectors else {
      return "reads \(other.readsVectors ? "numbers" : "words") and \(model.name) does not"
    }
    guard !network.readsVectors else {
      return other.inputSize == network.inputSize && other.output.count == network.output.count
        ? nil : "reads or says another number of values than \(model.name)"
    }
    guard twin.vocabulary == model.vocabulary else {
      return "has other words than \(model.name) (\(twin.vocabulary.count) and"
        + " \(model.vocabulary.count), or in another order)"
    }
    return twin.labels == model.labels ? nil : "says other labels than \(model.name)"
  }
}

extension Network {
  /// The cell of the topmost layer.
  fileprivate var topCell: CellKind { layers[layers.count - 1].cell }
}

extension GradientSource {
  /// A network and its twins.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - recorder: What records its traces.
  ///   - twins: What stands beside it; if empty, built-in models of the same words and other cells.
  /// - Returns: The network first.
  static func all(
    of model: TokenModel, recorder: TraceRecorder, beside twins: [TokenModel]
  ) -> [GradientSource] {
    let twins = twins.isEmpty ? builtInTwins(of: model) : twins
    return [GradientSource(model, recorder: recorder)]
      + twins.map { GradientSource($0, recorder: TraceRecorder($0.network)) }
  }

  /// The built-in models of the same words and other cells: "english-rnn" beside "english".
  private static func builtInTwins(of model: TokenModel) -> [TokenModel] {
    guard model.isBuiltIn else { return [] }
    let endings = ["-rnn", "-gru"]
    let ending = endings.first { model.name.hasSuffix($0) } ?? ""
    let base = String(model.name.dropLast(ending.count))
    return ([""] + endings).map { base + $0 }
      .filter { $0 != model.name && ModelCatalog.builtInNames.contains($0) }
      .compactMap { try? ModelCatalog.load($0) }
      .filter { $0.vocabulary == model.vocabulary && $0.labels == model.labels }
  }
}
