import Language
import RecurrentNets

/// One of the vectors that flow through the diagram of a cell.
enum CellVector: Sendable, CaseIterable {
  /// C₋₁, the memory before the step.
  case previousCell
  /// h₋₁, what was shown of it, or a GRU's memory before the step.
  case previousHidden
  /// x, the word, as the layer reads it.
  case word
  /// f, the forget gate.
  case forget
  /// i, the input gate.
  case input
  /// r, a GRU's reset gate.
  case reset
  /// What a GRU's candidate looks at of what is held: r·h₋₁, or r·(U h₋₁ + b′).
  case looked
  /// C̃ or n, the candidate.
  case candidate
  /// z, a GRU's update gate.
  case update
  /// f·C₋₁ or z·h₋₁, what is kept.
  case kept
  /// i·C̃ or (1−z)·n, what is written.
  case written
  /// C, the memory after the step.
  case cell
  /// o, the output gate.
  case output
  /// tanh(C).
  case squashed
  /// h = o·tanh(C), or a GRU's memory after the step.
  case hidden

  /// The vectors of a cell, in the order in which they are computed.
  static func all(of cell: CellKind) -> [CellVector] {
    switch cell {
    case .lstm:
      [
        .previousCell, .previousHidden, .word, .forget, .input, .candidate, .kept, .written, .cell,
        .output, .squashed, .hidden,
      ]
    case .gru:
      [
        .previousHidden, .word, .reset, .looked, .candidate, .update, .kept, .written, .hidden,
      ]
    case .rnn: [.previousHidden, .word, .hidden]
    }
  }

  /// The phase of a cell's step that computes it; `nil` for what is there before the step.
  func phase(in cell: CellKind) -> CellPhase? {
    switch (cell, self) {
    case (_, .previousCell), (_, .previousHidden), (_, .word), (.rnn, _): nil
    case (.lstm, .forget): .forget
    case (.lstm, .input), (.lstm, .candidate): .input
    case (.lstm, .kept), (.lstm, .written), (.lstm, .cell): .update
    case (.lstm, _): .output
    case (.gru, .reset): .reset
    case (.gru, .looked), (.gru, .candidate): .candidate
    case (.gru, .update): .share
    case (.gru, _): .hidden
    }
  }

  /// Whether a phase computes something from it.
  func isRead(in phase: CellPhase) -> Bool {
    if phase.cell == .gru {
      switch self {
      case .previousHidden: return true
      case .word: return phase != .hidden
      case .reset, .looked: return phase == .candidate
      case .candidate, .update, .kept, .written: return phase == .hidden
      default: return false
      }
    }
    switch self {
    case .previousHidden, .word: return phase != .update
    case .previousCell, .forget, .input, .candidate, .kept, .written: return phase == .update
    case .cell, .output, .squashed: return phase == .output
    case .hidden, .reset, .looked, .update: return false
    }
  }
}

/// How a part of the diagram stands to the phase that is shown.
enum PhaseLight: Sendable, Equatable {
  /// No phase is chosen: the whole step is shown.
  case whole
  /// The phase computes it.
  case lit
  /// The phase reads it.
  case read
  /// It is there, but the phase has nothing to do with it.
  case past
  /// It is not yet computed.
  case future

  init(_ vector: CellVector, in phase: CellPhase?) {
    guard let phase else {
      self = .whole
      return
    }
    let own = vector.phase(in: phase.cell)
    if own == phase {
      self = .lit
    } else if let own, own.number > phase.number {
      self = .future
    } else {
      self = vector.isRead(in: phase) ? .read : .past
    }
  }
}
