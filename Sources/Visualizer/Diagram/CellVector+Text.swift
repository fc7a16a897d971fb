import RecurrentNets

extension ViewerState {
  /// The sign of a vector in the equations.
  func symbol(of vector: CellVector) -> String {
    let cell = layerTrace.cell
    switch vector {
    case .previousCell: return "C₋₁"
    case .previousHidden: return "h₋₁"
    case .word: return "x"
    case .forget: return "f"
    case .input: return "i"
    case .reset: return "r"
    case .looked: return looksAfterProduct ? "r·Uh₋₁" : "r·h₋₁"
    case .candidate: return Quantity.candidate.symbol(in: cell)
    case .update: return "z"
    case .kept: return cell.keptTerm
    case .written: return cell.writtenTerm
    case .cell: return "C"
    case .output: return "o"
    case .squashed: return weights.variant.stateActivation.symbol + " C"
    case .hidden: return hidesUnits ? "m" : "h"
    }
  }

  /// The sign with the function that makes the vector, and its name where there is room for it.
  func title(of vector: CellVector, columns: Int) -> String {
    let variant = weights.variant
    let gate = variant.gateActivation.symbol
    let isGRU = layerTrace.cell == .gru
    let (short, name) =
      switch vector {
      case .previousCell: ("C₋₁", "the memory before")
      case .previousHidden: ("h₋₁", isGRU ? "the memory before" : "shown before")
      case .word: ("x", "")
      case .forget: variant.isCoupled ? ("1−i  f", "forget gate") : ("\(gate) f", "forget gate")
      case .input: ("\(gate) i", "input gate")
      case .reset: ("\(gate) r", "reset gate")
      case .looked:
        looksAfterProduct ? (columns < 13 ? "r·Uh₋₁" : "r·(U h₋₁+b′)", "") : ("r·h₋₁", "is seen")
      case .candidate:
        (variant.candidateActivation.symbol + " " + symbol(of: .candidate), "candidate")
      case .update: ("\(gate) z", "update gate")
      case .kept: (symbol(of: .kept), "what is kept")
      case .written: (symbol(of: .written), "what is written")
      case .cell: ("C", "the memory now")
      case .output: ("\(gate) o", "output gate")
      case .squashed: (symbol(of: .squashed), "")
      case .hidden where hidesUnits: ("m", "makes h = W_hr m")
      case .hidden: ("h", isGRU ? "the memory now" : "what is shown")
      }
    let long = name.isEmpty ? short : short + "  " + name
    return long.count <= columns ? long : short
  }

  /// Whether a GRU's reset gate comes after the product with U, as in PyTorch.
  private var looksAfterProduct: Bool { weights.variant.recurrentCandidateBias != nil }

  /// The heatmap that shows the same quantity as a vector, if there is one.
  func quantity(of vector: CellVector) -> Quantity? {
    switch vector {
    case .forget: .forget
    case .input: .input
    case .reset: .reset
    case .candidate: .candidate
    case .update: .update
    case .previousCell, .cell: .cell
    case .output: .output
    case .hidden: hasUnits(vector) ? layerTrace.shown : nil
    case .previousHidden: hasUnits(vector) ? .hidden : nil
    case .word, .kept, .written, .squashed, .looked: nil
    }
  }
}
