/// What one gate, or the candidate, of one unit is computed from: a = W·x + U·h₋₁ + b.
public struct PreActivation: Sendable, Equatable {
  /// W·x, what the word says.
  public let input: Float

  /// U·h₋₁, what the hidden state says, and through it the words before.
  public let recurrent: Float

  /// b, what holds whatever is read.
  public let bias: Float

  /// What the cell makes of the sum: σ(a) for a gate, tanh(a) for the candidate
  /// and for the hidden state of a plain RNN.
  ///
  /// A trace has another value in its place only where an ``Intervention`` put it there.
  public let activation: Float

  /// a, the sum of the three parts.
  public var sum: Float { input + recurrent + bias }
}

extension Network {
  /// The vector that a layer reads at a position `1...T`: the word's embedding
  /// `(E)`, or the hidden state `(H)` of the layer below.
  public func input(of layer: Int, at position: Int, in trace: Trace) -> ArraySlice<Float> {
    layer == 0
      ? embedding.row(trace.tokens[position - 1])
      : trace.layers[layer - 1].values(of: .hidden, at: position)
  }

  /// The parts of a unit's pre-activation at a position `1...T`.
  ///
  /// - Parameters:
  ///   - quantity: A gate or the candidate; for a plain RNN, the hidden state.
  ///   - unit: The unit `0..<H`.
  ///   - layer: The layer, the lowest being 0.
  ///   - position: The position `1...T`.
  ///   - trace: What this network computed while it read the text.
  /// - Returns: The parts; `nil` for quantities that are not computed from W, U and b.
  /// - Complexity: O(`I` + `H`).
  public func preActivation(
    of quantity: Quantity, unit: Int, layer: Int, at position: Int, in trace: Trace
  ) -> PreActivation? {
    let weights = layers[layer]
    guard let block = weights.cell.block(of: quantity) else { return nil }
    let row = block * weights.hiddenSize + unit
    let input = Self.product(
      weights.inputWeight.row(row), self.input(of: layer, at: position, in: trace))
    let recurrent = Self.product(
      weights.recurrentWeight.row(row),
      trace.layers[layer].values(of: .hidden, at: position - 1))
    let bias = weights.bias[row]
    let sum = Activations.Lanes(repeating: input + recurrent + bias)
    let activation =
      quantity.isGate
      ? 1 / (1 + Activations.exponential(-sum)) : Activations.hyperbolicTangent(sum)
    return PreActivation(
      input: input, recurrent: recurrent, bias: bias, activation: activation[0])
  }

  private static func product(_ left: ArraySlice<Float>, _ right: ArraySlice<Float>) -> Float {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension LayerTrace {
  /// tanh(C) at a position `0...T` in a unit `0..<H`: what the output gate shows its share of.
  ///
  /// Only for cells with a cell state.
  public func squashedCell(at position: Int, unit: Int) -> Float {
    Activations.hyperbolicTangent(Activations.Lanes(repeating: self[.cell, position, unit]))[0]
  }
}

extension CellKind {
  /// Which block of `H` rows of W, U and b a quantity is computed from.
  fileprivate func block(of quantity: Quantity) -> Int? {
    switch (self, quantity) {
    case (.lstm, .input), (.rnn, .hidden): 0
    case (.lstm, .forget): 1
    case (.lstm, .candidate): 2
    case (.lstm, .output): 3
    case (.lstm, .cell), (.lstm, .hidden), (.rnn, _): nil
    }
  }
}
