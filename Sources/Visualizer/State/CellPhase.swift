import RecurrentNets

/// The phases of one step of a cell, in the order in which they are computed.
///
/// Those of an LSTM are those of Christopher Olah's "Understanding LSTM Networks" (2015).
public enum CellPhase: Sendable, CaseIterable {
  /// f: what is kept of the old memory.
  case forget

  /// i and C̃: what could be written, and how much of it.
  case input

  /// C = f·C₋₁ + i·C̃: the memory is changed.
  case update

  /// o and h = o·tanh(C): what is shown of it.
  case output

  /// A GRU's r: how much the candidate looks at what is held.
  case reset

  /// A GRU's n: what could be written.
  case candidate

  /// A GRU's z: how much is kept, and so how much is written.
  case share

  /// A GRU's h = (1−z)·n + z·h₋₁: the memory is changed.
  case hidden

  /// The phases of a cell; none for a plain RNN, whose step has no parts.
  static func all(of cell: CellKind) -> [CellPhase] {
    switch cell {
    case .lstm: [.forget, .input, .update, .output]
    case .gru: [.reset, .candidate, .share, .hidden]
    case .rnn: []
    }
  }

  /// Its place among the phases of its cell, from 1.
  var number: Int {
    switch self {
    case .forget, .reset: 1
    case .input, .candidate: 2
    case .update, .share: 3
    case .output, .hidden: 4
    }
  }

  /// The cell whose step it is a part of.
  var cell: CellKind {
    switch self {
    case .forget, .input, .update, .output: .lstm
    case .reset, .candidate, .share, .hidden: .gru
    }
  }

  /// What it is called on the screen.
  var title: String {
    switch self {
    case .forget: "forget"
    case .input: "input and candidate"
    case .update, .share: "update"
    case .output: "output"
    case .reset: "reset"
    case .candidate: "candidate"
    case .hidden: "hidden state"
    }
  }

  /// The phase after it in the same step.
  var next: CellPhase? { Self.all(of: cell).first { $0.number == number + 1 } }

  /// The phase before it in the same step.
  var previous: CellPhase? { Self.all(of: cell).first { $0.number == number - 1 } }
}
