/// Everything a network computed while it read a text: an immutable record.
///
/// Stepping through a text moves an index over the trace; nothing is computed
/// again, so going back costs nothing.
public struct Trace: Sendable, Equatable {
  /// The tokens read, as rows of the embedding.
  public let tokens: [Int]

  /// The record of each layer, the lowest first.
  public let layers: [LayerTrace]

  /// The layer that turns the top hidden state into logits.
  public let output: OutputLayer

  /// `T`, the number of tokens read; positions run from 0 to `T`.
  public var tokenCount: Int { tokens.count }

  /// The record of the layer that predicts.
  public var top: LayerTrace { layers[layers.count - 1] }

  /// The logits `(V)` after the token at a position `0...T`: what comes next.
  ///
  /// They are computed from the recorded hidden state when asked for, since
  /// they take `V / 6H` times the memory of all other quantities together.
  public func logits(at position: Int) -> [Float] {
    output.logits(of: top.values(of: .hidden, at: position))
  }

  /// The logits `(T, V)` after each token.
  public func logits() -> Matrix {
    let elements = (0..<tokenCount).flatMap { logits(at: $0 + 1) }
    return Matrix(rows: tokenCount, columns: output.bias.count, elements: elements)
  }

  /// The probability `(V)` of each word to come after a position `0...T`.
  public func probabilities(at position: Int) -> [Float] {
    Softmax.probabilities(of: logits(at: position))
  }
}
