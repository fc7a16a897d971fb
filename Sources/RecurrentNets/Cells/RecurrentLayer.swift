/// The weights of one recurrent layer of `H` units that reads vectors of size `I`.
///
/// The pre-activations of a step are a = W·x + U·h₋₁ + b. For an LSTM, a is
/// four blocks of `H` rows in the order **input, forget, candidate, output**
/// (PyTorch's); for a plain RNN it is one.
///
///     i = σ(a_i)   f = σ(a_f)   C̃ = tanh(a_g)   o = σ(a_o)
///     C = f ⊙ C₋₁ + i ⊙ C̃
///     h = o ⊙ tanh(C)
///
/// for the LSTM (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins
/// 2000), and h = tanh(a) for the RNN (Elman 1990).
public struct RecurrentLayer: Sendable, Equatable {
  /// The kind of cell.
  public let cell: CellKind

  /// W `(blocks · H, I)`, applied to the layer's input.
  public var inputWeight: Matrix

  /// U `(blocks · H, H)`, applied to the previous hidden state.
  public var recurrentWeight: Matrix

  /// b `(blocks · H)`.
  public var bias: [Float]

  /// Creates a layer from its weights.
  ///
  /// The shapes must agree with each other and with the cell.
  public init(cell: CellKind, inputWeight: Matrix, recurrentWeight: Matrix, bias: [Float]) {
    let rows = cell.blockCount * recurrentWeight.columns
    precondition(
      inputWeight.rows == rows && recurrentWeight.rows == rows && bias.count == rows,
      "the weights of a recurrent layer agree in their rows")
    self.cell = cell
    self.inputWeight = inputWeight
    self.recurrentWeight = recurrentWeight
    self.bias = bias
  }

  /// Creates a layer in which every weight is 0.
  public init(cell: CellKind, inputSize: Int, hiddenSize: Int) {
    let rows = cell.blockCount * hiddenSize
    self.init(
      cell: cell,
      inputWeight: Matrix(rows: rows, columns: inputSize),
      recurrentWeight: Matrix(rows: rows, columns: hiddenSize),
      bias: Array(repeating: 0, count: rows))
  }

  /// `I`, the size of the vectors the layer reads.
  public var inputSize: Int { inputWeight.columns }

  /// `H`, the number of units.
  public var hiddenSize: Int { recurrentWeight.columns }
}
