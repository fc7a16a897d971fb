import Language
import RecurrentNets

extension CellVector {
  /// The range that words are drawn in: the largest value in the embeddings of a text's first words.
  static func embeddingRange(of tokens: TokenizedText, in network: Network) -> Float {
    let largest = tokens.prefix(100).flatMap { network.embedding.row($0.id) }.map { abs($0) }.max()
    return max(0.01, largest ?? 1)
  }
}

extension ViewerState {
  /// Whether a vector has a value for each unit; what goes through a projection has not.
  func hasUnits(_ vector: CellVector) -> Bool {
    switch vector {
    case .word: false
    case .previousHidden: !hidesUnits
    case .hidden: !hidesUnits || layerTrace.isProjected
    default: true
    }
  }

  /// How many values a vector has.
  func count(of vector: CellVector) -> Int {
    switch vector {
    case .word: layerInput.count
    case .previousHidden: layerTrace.outputSize
    default: layerTrace.hiddenSize
    }
  }

  /// The value of a vector of the diagram at the current word.
  ///
  /// `unit` counts the units of the layer that is shown, for vectors without units (``hasUnits(_:)``)
  /// their places.
  func cell(_ vector: CellVector, unit: Int) -> StateCell {
    let layer = layerTrace
    let now = position
    let before = positionBefore
    func signed(_ value: Float, range: Float = 1) -> StateCell {
      StateCell(quantity: .hidden, value: value, range: range)
    }
    func memory(_ value: Float) -> StateCell { signed(value, range: range(of: self.memory)) }
    return switch vector {
    case .previousCell: cell(.cell, unit: unit, at: before)
    case .previousHidden: cell(.hidden, unit: unit, at: before)
    case .word:
      signed(
        layerInput[layerInput.startIndex + unit], range: readsInput ? embeddingRange : 1)
    case .forget: cell(.forget, unit: unit, at: now)
    case .input: cell(.input, unit: unit, at: now)
    case .reset: cell(.reset, unit: unit, at: now)
    case .update: cell(.update, unit: unit, at: now)
    case .looked: signed(looked(unit: unit))
    case .candidate: cell(.candidate, unit: unit, at: now)
    case .kept: memory(layer.keptShare(at: now, unit: unit) * layer.memory(at: before, unit: unit))
    case .written:
      memory(layer.writtenShare(at: now, unit: unit) * layer[.candidate, now, unit])
    case .cell: cell(.cell, unit: unit, at: now)
    case .output: cell(.output, unit: unit, at: now)
    case .squashed: signed(squashedCell(unit: unit, at: now))
    case .hidden: cell(layer.shown, unit: unit, at: now)
    }
  }

  /// What the reset gate lets the candidate of a GRU look at.
  private func looked(unit: Int) -> Float {
    guard weights.variant.recurrentCandidateBias != nil else {
      return layerTrace[.reset, position, unit] * layerTrace[.hidden, positionBefore, unit]
    }
    let part = model.network.preActivation(
      of: .candidate, unit: unit, layer: layer, at: position, in: reading.trace)
    return part?.recurrent ?? 0
  }

  /// Whether the layer reads the words themselves and not what a layer below says.
  var readsInput: Bool { model.network.level(of: layer) == 0 }

  /// The vector that the layer reads at the current word.
  var layerInput: [Float] {
    model.network.input(of: layer, at: position, in: reading.trace)
  }
}
