/// A dense layer: y = φ(W·x + b).
public struct DenseLayer: Sendable, Equatable {
  /// W `(O, I)`.
  public var weight: Matrix

  /// b `(O)`.
  public var bias: [Float]

  /// φ.
  public var activation: Activation

  /// Creates a dense layer; the bias must have one value for each row.
  public init(weight: Matrix, bias: [Float], activation: Activation) {
    precondition(weight.rows == bias.count, "a dense layer has one bias for each row")
    self.weight = weight
    self.bias = bias
    self.activation = activation
  }

  /// What the layer makes of one vector `(I)`: a vector `(O)`.
  public func output(of vector: [Float]) -> [Float] {
    output(of: Matrix(rows: 1, columns: vector.count, elements: vector)).elements
  }

  /// What the layer makes of each row of `(N, I)`: `(N, O)`.
  public func output(of rows: Matrix) -> Matrix {
    precondition(rows.columns == weight.columns, "a dense layer reads vectors of its input size")
    var result = rows.product(withTransposed: weight, adding: bias)
    activation.apply(to: &result.elements)
    return result
  }
}
