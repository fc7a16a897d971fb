import MemoryAnalysis
import RecurrentNets

/// The small menu of what can be done to the selected unit.
public struct InterferenceMenu: Sendable, Equatable {
  /// One line of the menu.
  enum Item: Sendable, Equatable {
    case silence
    case holdAtMean
    /// A gate or the candidate is held at a value.
    case clamp(Quantity)
    /// C, or h in a GRU, is set to a value once.
    case setMemory
    case neverForget
    case forgetAll

    /// The lines of a cell's menu.
    ///
    /// A plain RNN shows those of an LSTM, most of which do nothing in it and say so.
    static func all(of cell: CellKind) -> [Item] {
      let gates: [Quantity] =
        cell == .gru
        ? [.update, .reset, .candidate] : [.forget, .input, .candidate, .output]
      return [.silence, .holdAtMean] + gates.map { .clamp($0) }
        + [.setMemory, .neverForget, .forgetAll]
    }

    /// The key that chooses it at once.
    func letter(in cell: CellKind) -> Character {
      switch self {
      case .silence: "s"
      case .holdAtMean: "m"
      case .clamp(let quantity): Character(cell.letter(of: quantity))
      case .setMemory: cell == .gru ? "h" : "c"
      case .neverForget: cell == .gru ? "f" : "n"
      case .forgetAll: "a"
      }
    }

    /// What it does to the cells of a layer.
    func title(in layer: RecurrentLayer) -> String {
      let cell = layer.cell
      let isProjected = layer.outputSize != layer.hiddenSize
      let states =
        cell == .gru
        ? "h" : "C and " + (isProjected ? Quantity.cellOutput : .hidden).symbol(in: cell)
      let keeper = (cell.keeper ?? .forget).symbol(in: cell)
      switch self {
      case .silence: return "silence it: \(states) held at 0"
      case .holdAtMean:
        return "hold \(states) at \(cell == .gru ? "its mean" : "their means") in this text"
      case .clamp(.candidate):
        return "hold the candidate \(Quantity.candidate.symbol(in: cell)) at a value"
      case .clamp(let gate):
        let end = layer.variant.isCoupled && gate == .input ? " (f = 1 − i)" : ""
        return "hold the \(gate.nounPhrase(in: cell)) at 0, 1 or a value" + end
      case .setMemory: return "set \(cell == .gru ? "h" : "C") to a value, once"
      case .neverForget: return "all units never forget: \(keeper) = 1"
      case .forgetAll: return "all units forget everything: \(keeper) = 0"
      }
    }

    /// The quantity whose value has to be typed, if any.
    func quantity(in cell: CellKind) -> Quantity? {
      switch self {
      case .clamp(let quantity): quantity
      case .setMemory: cell.memory ?? .cell
      case .silence, .holdAtMean, .neverForget, .forgetAll: nil
      }
    }

    /// Whether it is done to all units at once.
    var isForAllUnits: Bool { self == .neverForget || self == .forgetAll }

    /// The action; `value` counts where there is a quantity.
    func action(in cell: CellKind, value: Float) -> Interference.Action {
      switch self {
      case .silence: .silence
      case .holdAtMean: .holdAtMean
      case .clamp(let quantity): .clamp(quantity, value)
      case .setMemory: .setCell(value)
      case .neverForget: .clamp(cell.keeper ?? .forget, 1)
      case .forgetAll: .clamp(cell.keeper ?? .forget, 0)
      }
    }
  }

  /// Which line is chosen.
  var choice = 0

  /// Whether it is to begin with the first word instead of the current one.
  var isFromStart = false

  /// The chosen line.
  func item(in cell: CellKind) -> Item {
    let all = Item.all(of: cell)
    return all[min(choice, all.count - 1)]
  }
}
