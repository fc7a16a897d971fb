/// The layer that turns the top hidden state into one logit for each word.
public struct OutputLayer: Sendable, Equatable {
  /// The weight `(V, H)`: row w is what the hidden state must look like for word w.
  public var weight: Matrix

  /// The bias `(V)`: how likely each word is when the hidden state says nothing.
  public var bias: [Float]

  /// Creates an output layer; the bias must have one value for each row.
  public init(weight: Matrix, bias: [Float]) {
    precondition(weight.rows == bias.count, "an output layer has one bias for each word")
    self.weight = weight
    self.bias = bias
  }

  /// The logits `(V)` of one hidden state `(H)`.
  public func logits(of hidden: ArraySlice<Float>) -> [Float] {
    precondition(hidden.count == weight.columns, "the hidden state has one value for each unit")
    var result = bias
    hidden.withUnsafeBufferPointer { hidden in
      guard let hidden = hidden.baseAddress else { return }
      BLAS.multiply(
        weight.elements, rows: weight.rows, columns: weight.columns, by: hidden, into: &result,
        beta: 1)
    }
    return result
  }
}
