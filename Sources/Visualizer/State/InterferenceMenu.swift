import MemoryAnalysis
import RecurrentNets

/// The small menu of what can be done to the selected unit.
public struct InterferenceMenu: Sendable, Equatable {
  /// One line of the menu.
  enum Item: Sendable, CaseIterable {
    case silence
    case holdAtMean
    case clampForget
    case clampInput
    case clampCandidate
    case clampOutput
    case setCell
    case neverForget
    case forgetAll

    /// The key that chooses it at once.
    var letter: Character {
      switch self {
      case .silence: "s"
      case .holdAtMean: "m"
      case .clampForget: "f"
      case .clampInput: "i"
      case .clampCandidate: "g"
      case .clampOutput: "o"
      case .setCell: "c"
      case .neverForget: "n"
      case .forgetAll: "a"
      }
    }

    /// What it does.
    var title: String {
      switch self {
      case .silence: "silence it: C and h held at 0"
      case .holdAtMean: "hold C and h at their means in this text"
      case .clampForget: "hold the forget gate at 0, 1 or a value"
      case .clampInput: "hold the input gate at 0, 1 or a value"
      case .clampCandidate: "hold the candidate C̃ at a value"
      case .clampOutput: "hold the output gate at 0, 1 or a value"
      case .setCell: "set C to a value, once"
      case .neverForget: "all units never forget: f = 1"
      case .forgetAll: "all units forget everything: f = 0"
      }
    }

    /// The quantity whose value has to be typed, if any.
    var quantity: Quantity? {
      switch self {
      case .clampForget: .forget
      case .clampInput: .input
      case .clampCandidate: .candidate
      case .clampOutput: .output
      case .setCell: .cell
      case .silence, .holdAtMean, .neverForget, .forgetAll: nil
      }
    }

    /// Whether it is done to all units at once.
    var isForAllUnits: Bool { self == .neverForget || self == .forgetAll }

    /// The action; `value` counts where there is a ``quantity``.
    func action(value: Float) -> Interference.Action {
      switch self {
      case .silence: .silence
      case .holdAtMean: .holdAtMean
      case .clampForget: .clamp(.forget, value)
      case .clampInput: .clamp(.input, value)
      case .clampCandidate: .clamp(.candidate, value)
      case .clampOutput: .clamp(.output, value)
      case .setCell: .setCell(value)
      case .neverForget: .clamp(.forget, 1)
      case .forgetAll: .clamp(.forget, 0)
      }
    }
  }

  /// Which line is chosen.
  var choice = 0

  /// Whether it is to begin with the first word instead of the current one.
  var isFromStart = false

  /// The chosen line.
  var item: Item { Item.allCases[choice] }
}
