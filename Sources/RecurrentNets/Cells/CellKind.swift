/// The kinds of recurrent cell a layer can be made of.
public enum CellKind: String, Sendable, CaseIterable, Codable {
  /// Long short-term memory (Hochreiter & Schmidhuber 1997, with the forget
  /// gate of Gers et al. 2000).
  case lstm

  /// A plain recurrent cell, h = tanh(W x + U h₋₁ + b) (Elman 1990).
  case rnn

  /// How many blocks of `H` rows the weights of this cell have.
  public var blockCount: Int {
    switch self {
    case .lstm: 4
    case .rnn: 1
    }
  }

  /// The quantities a trace of this cell records, in the order they are shown.
  public var quantities: [Quantity] {
    switch self {
    case .lstm: [.forget, .input, .candidate, .cell, .output, .hidden]
    case .rnn: [.hidden]
    }
  }

  /// The abbreviation the field uses: "LSTM", "RNN".
  public var title: String { rawValue.uppercased() }
}
