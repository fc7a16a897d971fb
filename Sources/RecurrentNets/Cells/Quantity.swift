/// What a cell computes at each position, by its standard name.
public enum Quantity: String, Sendable, CaseIterable, Codable {
  /// The forget gate f, in (0, 1): the share of the old cell state that is kept.
  case forget

  /// The input gate i, in (0, 1): the share of the candidate that is written.
  case input

  /// The candidate C̃, or a GRU's n, in (−1, 1): what would be written.
  case candidate

  /// The cell state C, unbounded: the memory.
  case cell

  /// The output gate o, in (0, 1): the share of the memory that is shown.
  case output

  /// The hidden state h, in (−1, 1): what the rest of the network sees.
  case hidden

  /// A GRU's update gate z, in (0, 1): the share of the old hidden state that is kept.
  case update

  /// A GRU's reset gate r, in (0, 1): the share of the old hidden state the candidate looks at.
  case reset

  /// o ⊙ tanh(C), what an LSTM with a projection shows before it is projected to h.
  case cellOutput

  /// Whether the quantity is a gate, in (0, 1), and not a signed value.
  public var isGate: Bool {
    switch self {
    case .forget, .input, .output, .update, .reset: true
    case .candidate, .cell, .hidden, .cellOutput: false
    }
  }

  /// The letter that data files use: f, i, g (the candidate), c, o, h; z, r; m.
  public var letter: String {
    switch self {
    case .forget: "f"
    case .input: "i"
    case .candidate: "g"
    case .cell: "c"
    case .output: "o"
    case .hidden: "h"
    case .update: "z"
    case .reset: "r"
    case .cellOutput: "m"
    }
  }
}
