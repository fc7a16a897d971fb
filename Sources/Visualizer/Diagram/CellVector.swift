import Language
import RecurrentNets

/// One of the vectors that flow through the diagram of the cell.
enum CellVector: Sendable, CaseIterable {
  /// C₋₁, the memory before the step.
  case previousCell
  /// h₋₁, what was shown of it.
  case previousHidden
  /// x, the word, as the layer reads it.
  case word
  /// f, the forget gate.
  case forget
  /// i, the input gate.
  case input
  /// C̃, the candidate.
  case candidate
  /// f·C₋₁, what is kept.
  case kept
  /// i·C̃, what is written.
  case written
  /// C, the memory after the step.
  case cell
  /// o, the output gate.
  case output
  /// tanh(C).
  case squashed
  /// h = o·tanh(C).
  case hidden

  /// The phase that computes it; `nil` for what is there before the step.
  var phase: CellPhase? {
    switch self {
    case .previousCell, .previousHidden, .word: nil
    case .forget: .forget
    case .input, .candidate: .input
    case .kept, .written, .cell: .update
    case .output, .squashed, .hidden: .output
    }
  }

  /// Whether a phase computes something from it.
  func isRead(in phase: CellPhase) -> Bool {
    switch self {
    case .previousHidden, .word: phase != .update
    case .previousCell, .forget, .input, .candidate, .kept, .written: phase == .update
    case .cell, .output, .squashed: phase == .output
    case .hidden: false
    }
  }

  /// Its sign in the equations.
  var symbol: String {
    switch self {
    case .previousCell: "C₋₁"
    case .previousHidden: "h₋₁"
    case .word: "x"
    case .forget: "f"
    case .input: "i"
    case .candidate: "C\u{303}"
    case .kept: "f·C₋₁"
    case .written: "i·C\u{303}"
    case .cell: "C"
    case .output: "o"
    case .squashed: "tanh C"
    case .hidden: "h"
    }
  }

  /// Its sign with the function that makes it, and its name where there is room for it.
  func title(columns: Int) -> String {
    let (short, name) =
      switch self {
      case .previousCell: ("C₋₁", "the memory before")
      case .previousHidden: ("h₋₁", "shown before")
      case .word: ("x", "")
      case .forget: ("σ f", "forget gate")
      case .input: ("σ i", "input gate")
      case .candidate: ("tanh C\u{303}", "candidate")
      case .kept: ("f·C₋₁", "what is kept")
      case .written: ("i·C\u{303}", "what is written")
      case .cell: ("C", "the memory now")
      case .output: ("σ o", "output gate")
      case .squashed: ("tanh C", "")
      case .hidden: ("h", "what is shown")
      }
    let long = name.isEmpty ? short : short + "  " + name
    return long.count <= columns ? long : short
  }

  /// The heatmap that shows the same quantity, if there is one.
  var quantity: Quantity? {
    switch self {
    case .forget: .forget
    case .input: .input
    case .candidate: .candidate
    case .previousCell, .cell: .cell
    case .output: .output
    case .previousHidden, .hidden: .hidden
    case .word, .kept, .written, .squashed: nil
    }
  }
}

extension CellVector {
  /// The range that words are drawn in: the largest value in the embeddings of a text's first words.
  static func embeddingRange(of tokens: TokenizedText, in network: Network) -> Float {
    let largest = tokens.prefix(100).flatMap { network.embedding.row($0.id) }.map { abs($0) }.max()
    return max(0.01, largest ?? 1)
  }
}

extension ViewerState {
  /// The value of a vector of the diagram at the current word.
  ///
  /// `unit` counts the units of the layer that is shown, for ``CellVector/word`` the
  /// places of the vector that the layer reads.
  func cell(_ vector: CellVector, unit: Int) -> StateCell {
    let layer = layerTrace
    let now = position
    func signed(_ value: Float, range: Float = 1) -> StateCell {
      StateCell(quantity: .hidden, value: value, range: range)
    }
    return switch vector {
    case .previousCell: cell(.cell, unit: unit, at: now - 1)
    case .previousHidden: cell(.hidden, unit: unit, at: now - 1)
    case .word:
      signed(
        layerInput[layerInput.startIndex + unit], range: self.layer == 0 ? embeddingRange : 1)
    case .forget: cell(.forget, unit: unit, at: now)
    case .input: cell(.input, unit: unit, at: now)
    case .candidate: cell(.candidate, unit: unit, at: now)
    case .kept:
      signed(layer[.forget, now, unit] * layer[.cell, now - 1, unit], range: cellRange)
    case .written:
      signed(layer[.input, now, unit] * layer[.candidate, now, unit], range: cellRange)
    case .cell: cell(.cell, unit: unit, at: now)
    case .output: cell(.output, unit: unit, at: now)
    case .squashed: signed(layer.squashedCell(at: now, unit: unit))
    case .hidden: cell(.hidden, unit: unit, at: now)
    }
  }

  /// The vector that the layer reads at the current word.
  var layerInput: [Float] {
    model.network.input(of: layer, at: position, in: reading.trace)
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
    let own = vector.phase
    if own == phase {
      self = .lit
    } else if let own, own.rawValue > phase.rawValue {
      self = .future
    } else {
      self = vector.isRead(in: phase) ? .read : .past
    }
  }
}
