import RecurrentNets

/// Everything a network computed, as named arrays.
///
/// | array | shape | what |
/// |---|---|---|
/// | `l{k}.f` `.i` `.o` `.g` `.c` `.h` | T, H | an LSTM's gates, candidate, cell and hidden state |
/// | `l{k}.r` `.z` `.n` `.h` | T, H | a GRU's reset and update gate, candidate and hidden state |
/// | `l{k}.h` | T, H | a plain RNN's hidden state |
/// | `l{k}.m` | T, H | o ⊙ tanh(C) where a projection makes `l{k}.h` `(T, P)` of it |
/// | `output` | T, V or V | what the model that the file holds returns |
/// | `logits` | T, V or V | what comes before, where the model ends in a softmax |
///
/// k counts the levels from 0; a layer that reads backward has `_reverse` after `l{k}`. Row t is
/// the word t whichever way a layer reads, but `output` and `logits` have the order in which the
/// model that the file holds returns them. Many-to-one models return one row.
public struct TraceArrays: Sendable {
  /// One array.
  public struct Entry: Sendable {
    /// Its name.
    public let name: String
    /// Its values.
    public let tensor: Tensor
  }

  /// The arrays of each layer, by the layer's name.
  public let layers: [(name: String, quantities: [(letter: String, quantity: Quantity)])]

  /// `output` and, after a softmax, `logits`; none for a network without a head.
  public let outputs: [Entry]

  private let trace: Trace

  /// The order of the letters in files: f, i, o, g, c, h, and r, z, n, h.
  private static let order: [Quantity] = [
    .reset, .update, .forget, .input, .output, .candidate, .cell, .cellOutput, .hidden,
  ]

  /// Names the arrays of a trace.
  public init(_ trace: Trace) {
    self.trace = trace
    layers = trace.levels.enumerated().flatMap { level, stacked in
      stacked.layers.map { index in
        let layer = trace.layers[index]
        let quantities = Self.order.filter(layer.quantities.contains)
        return (
          name: "l\(level)" + (layer.direction == .backward ? "_reverse" : ""),
          quantities: quantities.map { (layer.cell.letter(of: $0), $0) }
        )
      }
    }
    outputs = Self.outputs(of: trace)
  }

  /// The arrays of all layers and the outputs, in this order.
  public var entries: [Entry] {
    zip(layers, trace.layers).flatMap { names, layer in
      names.quantities.map { letter, quantity in
        let matrix = layer.matrix(of: quantity)
        return Entry(
          name: "\(names.name).\(letter)",
          tensor: Tensor(shape: [matrix.rows, matrix.columns], values: matrix.elements))
      }
    } + outputs
  }

  private static func outputs(of trace: Trace) -> [Entry] {
    guard trace.output.count > 0, trace.tokenCount > 0 else { return [] }
    let positions: [Int]
    switch trace.readout {
    case .everyStep:
      positions = trace.outputIsReversed ? trace.positions.reversed() : Array(trace.positions)
    case .lastStep: positions = [trace.top.end]
    case .lastPosition: positions = [trace.positions.upperBound - 1]
    }
    let logits = positions.map { trace.logits(at: $0) }
    let shape =
      trace.readout == .everyStep ? [positions.count, trace.output.count] : [trace.output.count]
    let output = Tensor(shape: shape, values: logits.flatMap { trace.output.output(of: $0) })
    let isSoftmax: Bool
    if case .elementwise = trace.output.activation { isSoftmax = false } else { isSoftmax = true }
    return [Entry(name: "output", tensor: output)]
      + (isSoftmax
        ? [Entry(name: "logits", tensor: Tensor(shape: shape, values: logits.flatMap { $0 }))] : [])
  }
}
