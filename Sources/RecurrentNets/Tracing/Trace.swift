/// Everything a network computed while it read a text: an immutable record.
///
/// Stepping through a text moves an index over the trace; nothing is computed
/// again, so going back costs nothing.
public struct Trace: Sendable, Equatable {
  /// What was read.
  public let input: NetworkInput

  /// The position of the first word of it: 1, but for a stretch of a longer text.
  public let firstPosition: Int

  /// The state it was read from.
  public let initialState: NetworkState

  /// The record of each layer, in the order of ``Network/layers``.
  public internal(set) var layers: [LayerTrace]

  /// How the layers are stacked.
  public let levels: [Level]

  /// The layer that turns what the top level says into logits.
  public let output: OutputLayer

  /// Which hidden states of the top level it reads.
  public let readout: Readout

  /// Whether the model that the file holds gives its outputs from the last word to the first.
  public let outputIsReversed: Bool

  /// The words read, as rows of the embedding; empty if vectors were read.
  public var tokens: [Int] {
    if case .tokens(let tokens) = input { tokens } else { [] }
  }

  /// Whether the top level gives zeros at each step; `nil` if it does at none.
  var givesZeros: [Bool]?

  /// `T`, the number of words or vectors read.
  public var tokenCount: Int { input.count }

  /// The positions of the words that were read.
  public var positions: Range<Int> { firstPosition..<firstPosition + tokenCount }

  /// The record of the layer that predicts; of two directions, the forward one's.
  public var top: LayerTrace { layers[topLayers.lowerBound] }

  /// The layers that predict: one, or the two directions of the top level.
  public var topLayers: Range<Int> { levels[levels.count - 1].layers }

  // MARK: - What the output layer reads

  /// Whether the prediction is one for the whole text, whatever the position.
  ///
  /// A network that reads forward and predicts at the end can be asked at every word what it would
  /// say if the text ended there; one that reads in both directions can not.
  public var predictsOnce: Bool {
    readout != .everyStep && layers[topLayers].contains { $0.direction == .backward }
      && !(readout == .lastStep && topLayers.count == 1)
  }

  /// The positions at which the directions of the top level are read for a prediction at a position.
  public func readPositions(for position: Int) -> [Int] {
    layers[topLayers].map { layer in
      switch readout {
      case .everyStep: position
      case .lastStep: predictsOnce ? layer.end : position
      case .lastPosition: predictsOnce ? positions.upperBound - 1 : position
      }
    }
  }

  /// The hidden states of the top level `(D · P)`, merged, that are read for a prediction.
  ///
  /// - Parameter position: One of ``positions``, or the position before the first.
  /// - Returns: What ``output`` reads there.
  public func readout(at position: Int) -> [Float] {
    let states = zip(layers[topLayers], readPositions(for: position)).map {
      $0.values(of: .hidden, at: $0.isRecorded($1) ? $1 : $0.start)
    }
    let merged = levels[levels.count - 1].merged(states)
    let step = position - firstPosition
    guard let givesZeros, givesZeros.indices.contains(step), givesZeros[step] else { return merged }
    return merged.map { _ in 0 }
  }

  // MARK: - What it says

  /// The logits `(V)` after the word at a position: what comes next, or which class it is.
  ///
  /// They are computed from the recorded hidden state when asked for, since
  /// they take `V / 6H` times the memory of all other quantities together.
  public func logits(at position: Int) -> [Float] {
    output.logits(of: readout(at: position)[...])
  }

  /// The logits `(T, V)` after each word.
  public func logits() -> Matrix {
    let elements = positions.flatMap { logits(at: $0) }
    return Matrix(rows: tokenCount, columns: output.count, elements: elements)
  }

  /// The probability `(V)` of each word or class after a position.
  ///
  /// Where the outputs are not choices they are independent probabilities; values are given as
  /// they are.
  public func probabilities(at position: Int) -> [Float] {
    let logits = logits(at: position)
    switch output.meaning {
    case .choices: return Softmax.probabilities(of: logits)
    case .independent: return logits.map { Activation.sigmoid($0) }
    case .values: return output.output(of: logits)
    }
  }

  /// What the model that the file holds returns at a position `(V)`, after its activation.
  public func output(at position: Int) -> [Float] {
    output.output(of: logits(at: position))
  }

  /// The state after the word at a position, from which reading can go on.
  ///
  /// Only for networks that read forward.
  public func state(at position: Int) -> NetworkState {
    NetworkState(
      hidden: layers.map { Array($0.values(of: .hidden, at: position)) },
      cell: layers.map { $0.cell == .lstm ? Array($0.values(of: .cell, at: position)) : [] })
  }
}

extension LayerTrace {
  /// Whether there is a state at a position.
  fileprivate func isRecorded(_ position: Int) -> Bool {
    positions.contains(position) || position == start
  }
}
