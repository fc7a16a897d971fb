/// What a cell computes at each position, by its standard name.
public enum Quantity: String, Sendable, CaseIterable, Codable {
  /// The forget gate f, in (0, 1): the share of the old cell state that is kept.
  case forget

  /// The input gate i, in (0, 1): the share of the candidate that is written.
  case input

  /// The candidate C̃, in (−1, 1): what would be written.
  case candidate

  /// The cell state C, unbounded: the memory.
  case cell

  /// The output gate o, in (0, 1): the share of the memory that is shown.
  case output

  /// The hidden state h, in (−1, 1): what the rest of the network sees.
  case hidden

  /// Whether the quantity is a gate, in (0, 1), and not a signed value.
  public var isGate: Bool {
    switch self {
    case .forget, .input, .output: true
    case .candidate, .cell, .hidden: false
    }
  }

  /// The letter that data files use: f, i, g (the candidate), c, o, h.
  public var letter: String {
    switch self {
    case .forget: "f"
    case .input: "i"
    case .candidate: "g"
    case .cell: "c"
    case .output: "o"
    case .hidden: "h"
    }
  }
}
