import RecurrentNets

extension Quantity {
  /// The name as a row's label.
  func label(in cell: CellKind) -> String {
    switch self {
    case .forget: "forget"
    case .input: "input"
    case .output: "output"
    case .update: "update"
    case .reset: "reset"
    case .candidate, .cell, .hidden, .cellOutput: symbol(in: cell)
    }
  }

  /// The name with its symbol, as a heading.
  func heading(in cell: CellKind) -> String {
    switch self {
    case .forget: "forget f"
    case .input: "input i"
    case .candidate: "candidate " + symbol(in: cell)
    case .cell: "cell C"
    case .output: "output o"
    case .hidden: "hidden h"
    case .update: "update z"
    case .reset: "reset r"
    case .cellOutput: "shown m"
    }
  }

  /// The name in a sentence: "forget gate", "candidate", "cell state".
  func nounPhrase(in cell: CellKind) -> String {
    switch self {
    case .forget, .input, .output, .update, .reset: "\(label(in: cell)) gate"
    case .candidate: "candidate"
    case .cell: "cell state"
    case .hidden: "hidden state"
    case .cellOutput: "cell output"
    }
  }

  /// The heading, or a shorter one where there is less room.
  func heading(in cell: CellKind, columns: Int) -> String {
    let heading = heading(in: cell)
    if heading.count <= columns { return heading }
    return self == .candidate && columns >= 8 ? "cand. " + symbol(in: cell) : symbol(in: cell)
  }

  /// The symbol alone: C̃ for an LSTM's candidate, n for a GRU's.
  func symbol(in cell: CellKind) -> String {
    switch self {
    case .forget: "f"
    case .input: "i"
    case .candidate: cell == .gru ? "n" : "C̃"
    case .cell: "C"
    case .output: "o"
    case .hidden: "h"
    case .update: "z"
    case .reset: "r"
    case .cellOutput: "m"
    }
  }

  /// A value as the screen prints it.
  func text(_ value: Float) -> String {
    isGate ? NumberText.gate(value) : NumberText.signed(value)
  }
}
