/// The phases of one step of an LSTM, in the order of the teaching articles.
///
/// As in Christopher Olah's "Understanding LSTM Networks" (2015).
public enum CellPhase: Int, Sendable, CaseIterable {
  /// f: what is kept of the old memory.
  case forget = 1

  /// i and C̃: what could be written, and how much of it.
  case input

  /// C = f·C₋₁ + i·C̃: the memory is changed.
  case update

  /// o and h = o·tanh(C): what is shown of it.
  case output

  /// What it is called on the screen.
  var title: String {
    switch self {
    case .forget: "forget"
    case .input: "input and candidate"
    case .update: "update"
    case .output: "output"
    }
  }

  /// The phase after it in the same step.
  var next: CellPhase? { CellPhase(rawValue: rawValue + 1) }

  /// The phase before it in the same step.
  var previous: CellPhase? { CellPhase(rawValue: rawValue - 1) }
}
