import RecurrentNets

extension Quantity {
  /// The name as a row's label.
  var label: String {
    switch self {
    case .forget: "forget"
    case .input: "input"
    case .candidate: "C̃"
    case .cell: "C"
    case .output: "output"
    case .hidden: "h"
    case .update: "update"
    case .reset: "reset"
    case .cellOutput: "m"
    }
  }

  /// The name with its symbol, as a heading.
  var heading: String {
    switch self {
    case .forget: "forget f"
    case .input: "input i"
    case .candidate: "candidate C̃"
    case .cell: "cell C"
    case .output: "output o"
    case .hidden: "hidden h"
    case .update: "update z"
    case .reset: "reset r"
    case .cellOutput: "output m"
    }
  }

  /// The name in a sentence: "forget gate", "candidate", "cell state".
  var nounPhrase: String {
    switch self {
    case .forget, .input, .output, .update, .reset: "\(label) gate"
    case .candidate: "candidate"
    case .cell: "cell state"
    case .hidden: "hidden state"
    case .cellOutput: "cell output"
    }
  }

  /// The heading, or a shorter one where there is less room.
  func heading(columns: Int) -> String {
    if heading.count <= columns { return heading }
    return self == .candidate && columns >= 8 ? "cand. C̃" : symbol
  }

  /// The symbol alone.
  var symbol: String {
    switch self {
    case .forget: "f"
    case .input: "i"
    case .candidate: "C̃"
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
