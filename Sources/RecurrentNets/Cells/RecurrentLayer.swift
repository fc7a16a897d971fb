/// The weights of one recurrent layer of `H` units that reads vectors of size `I`.
///
/// The pre-activations of a step are a = W·x + U·h₋₁ + b, in blocks of `H` rows: for an
/// LSTM **input, forget, candidate, output**, for a GRU **reset, update, candidate**
/// (PyTorch's order in both), for a plain RNN a single one.
///
///     i = σ(a_i)   f = σ(a_f)   C̃ = tanh(a_g)   o = σ(a_o)
///     C = f ⊙ C₋₁ + i ⊙ C̃
///     h = o ⊙ tanh(C)
///
/// for the LSTM (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000),
///
///     r = σ(a_r)   z = σ(a_z)   n = tanh(a_n)
///     h = (1 − z) ⊙ n + z ⊙ h₋₁
///
/// for the GRU (Cho et al. 2014), where r takes part in a_n (``CellVariant/recurrentCandidateBias``
/// says how), and h = tanh(a) for the RNN (Elman 1990).
public struct RecurrentLayer: Sendable, Equatable {
  /// The kind of cell.
  public let cell: CellKind

  /// W `(blocks · H, I)`, applied to the layer's input.
  public var inputWeight: Matrix

  /// U `(blocks · H, P)`, applied to the previous hidden state; P = H without a projection.
  public var recurrentWeight: Matrix

  /// b `(blocks · H)`.
  public var bias: [Float]

  /// Which way the layer reads.
  public var direction: Direction = .forward

  /// What its cells have that the usual ones do not.
  public var variant = CellVariant()

  /// Creates a layer from its weights.
  ///
  /// The shapes must agree with each other and with the cell.
  public init(
    cell: CellKind, inputWeight: Matrix, recurrentWeight: Matrix, bias: [Float],
    direction: Direction = .forward, variant: CellVariant = CellVariant()
  ) {
    self.cell = cell
    self.inputWeight = inputWeight
    self.recurrentWeight = recurrentWeight
    self.bias = bias
    self.direction = direction
    self.variant = variant
    if let problem { preconditionFailure(problem) }
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
  public var hiddenSize: Int { bias.count / cell.blockCount }

  /// `P`, the size of h: `H`, or what the projection makes of it.
  public var outputSize: Int { recurrentWeight.columns }
}
