/// The kinds of recurrent cell a layer can be made of.
public enum CellKind: String, Sendable, CaseIterable, Codable {
  /// Long short-term memory (Hochreiter & Schmidhuber 1997, with the forget
  /// gate of Gers et al. 2000).
  case lstm

  /// A gated recurrent unit (Cho et al. 2014).
  case gru

  /// A plain recurrent cell, h = tanh(W x + U h₋₁ + b) (Elman 1990).
  case rnn

  /// How many blocks of `H` rows the weights of this cell have.
  public var blockCount: Int {
    switch self {
    case .lstm: 4
    case .gru: 3
    case .rnn: 1
    }
  }

  /// The quantities a trace of this cell records, in the order they are shown.
  public var quantities: [Quantity] {
    switch self {
    case .lstm: [.forget, .input, .candidate, .cell, .output, .hidden]
    case .gru: [.update, .reset, .candidate, .hidden]
    case .rnn: [.hidden]
    }
  }

  /// What is carried from word to word by a gate that keeps it: C, or a GRU's h.
  ///
  /// It is an exact sum of everything that was ever written to it. A plain RNN
  /// has none: it makes all of h anew at every step.
  public var memory: Quantity? {
    switch self {
    case .lstm: .cell
    case .gru: .hidden
    case .rnn: nil
    }
  }

  /// The gate that says which share of the memory is kept: f, or a GRU's z.
  public var keeper: Quantity? {
    switch self {
    case .lstm: .forget
    case .gru: .update
    case .rnn: nil
    }
  }

  /// The gates, in the order they are shown.
  public var gates: [Quantity] { quantities.filter(\.isGate) }

  /// The letter that data files use: f, i, o, g, c, h for an LSTM; r, z, n, h for a GRU.
  public func letter(of quantity: Quantity) -> String {
    self == .gru && quantity == .candidate ? "n" : quantity.letter
  }

  /// The abbreviation the field uses: "LSTM", "GRU", "RNN".
  public var title: String { rawValue.uppercased() }
}
