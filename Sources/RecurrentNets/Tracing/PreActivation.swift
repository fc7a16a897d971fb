/// What one gate, or the candidate, of one unit is computed from: a = W·x + U·h₋₁ + b.
public struct PreActivation: Sendable, Equatable {
  /// W·x, what the word says.
  public let input: Float

  /// U·h₋₁, what the hidden state says, and through it the words before.
  ///
  /// For the candidate of a GRU it is what the reset gate lets through of that.
  public let recurrent: Float

  /// p ⊙ C, what a gate sees of the cell state through its peephole; 0 without peepholes.
  public let peephole: Float

  /// b, what holds whatever is read.
  public let bias: Float

  /// What the cell makes of the sum: σ(a) for a gate, tanh(a) for the candidate
  /// and for the hidden state of a plain RNN.
  ///
  /// A trace has another value in its place only where an ``Intervention`` put it there, or where
  /// a step was passed over.
  public let activation: Float

  /// a, the sum of the parts.
  public var sum: Float { input + recurrent + peephole + bias }
}

extension Network {
  /// The vector that a layer reads at a position: the word's embedding `(E)`, or what the level
  /// below gives, after the dense layers between.
  public func input(of layer: Int, at position: Int, in trace: Trace) -> [Float] {
    let index = level(of: layer)
    return levels[index].dense.reduce(vector(below: index, at: position, in: trace)) {
      $1.output(of: $0)
    }
  }

  func vector(below level: Int, at position: Int, in trace: Trace) -> [Float] {
    guard level == 0 else {
      let below = levels[level - 1]
      return below.merged(
        trace.layers[below.layers].map { $0.values(of: .hidden, at: position) })
    }
    switch trace.input {
    case .tokens(let tokens): return Array(embedding.row(tokens[position - trace.firstPosition]))
    case .vectors(let rows): return Array(rows.row(position - trace.firstPosition))
    }
  }

  /// The parts of a unit's pre-activation at a position.
  ///
  /// - Parameters:
  ///   - quantity: A gate or the candidate; for a plain RNN, the hidden state.
  ///   - unit: The unit `0..<H`.
  ///   - layer: The layer, as a place in ``layers``.
  ///   - position: One of the trace's positions.
  ///   - trace: What this network computed while it read the text.
  /// - Returns: The parts; `nil` for quantities that are not computed from W, U and b.
  /// - Complexity: O(`I` + `P`), and O(`H`) rows of U for a GRU's candidate.
  public func preActivation(
    of quantity: Quantity, unit: Int, layer: Int, at position: Int, in trace: Trace
  ) -> PreActivation? {
    let weights = layers[layer]
    guard let block = weights.cell.block(of: quantity),
      !(weights.variant.isCoupled && quantity == .forget)
    else { return nil }
    let record = trace.layers[layer]
    let row = block * weights.hiddenSize + unit
    let input = Self.product(
      weights.inputWeight.row(row), self.input(of: layer, at: position, in: trace)[...])
    let recurrent = weights.recurrentPart(
      row: row, quantity, unit: unit, at: position, in: record)
    let bias = weights.bias[row]
    let peephole = weights.peephole(quantity, unit: unit, at: position, in: record)
    var sum = input + recurrent + peephole + bias
    if let clip = weights.variant.clip { sum = max(-clip, min(clip, sum)) }
    let function =
      quantity.isGate ? weights.variant.gateActivation : weights.variant.candidateActivation
    return PreActivation(
      input: input, recurrent: recurrent, peephole: peephole, bias: bias,
      activation: function(sum))
  }

  static func product(_ left: ArraySlice<Float>, _ right: ArraySlice<Float>) -> Float {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension RecurrentLayer {
  /// What the hidden state contributes to one row of the pre-activations.
  fileprivate func recurrentPart(
    row: Int, _ quantity: Quantity, unit: Int, at position: Int, in record: LayerTrace
  ) -> Float {
    let previous = record.values(of: .hidden, at: record.before(position))
    let weight = recurrentWeight.row(row)
    guard cell == .gru, quantity == .candidate else { return Network.product(weight, previous) }
    if let bias = variant.recurrentCandidateBias {
      return record[.reset, position, unit] * (Network.product(weight, previous) + bias[unit])
    }
    let looked = zip(record.values(of: .reset, at: position), previous).map { $0 * $1 }
    return Network.product(weight, looked[...])
  }

  /// What the cell state contributes through a peephole.
  fileprivate func peephole(
    _ quantity: Quantity, unit: Int, at position: Int, in record: LayerTrace
  ) -> Float {
    guard let peepholes = variant.peepholes else { return 0 }
    let before = record.before(position)
    switch quantity {
    case .input: return peepholes.input[unit] * record[.cell, before, unit]
    case .forget: return peepholes.forget[unit] * record[.cell, before, unit]
    case .output: return peepholes.output[unit] * record[.cell, position, unit]
    default: return 0
    }
  }
}

extension LayerTrace {
  /// tanh(C) at a position in a unit: what the output gate shows its share of.
  ///
  /// Only for cells with a cell state whose function of C is the usual one.
  public func squashedCell(at position: Int, unit: Int) -> Float {
    Activation.tanh(self[.cell, position, unit])
  }
}
