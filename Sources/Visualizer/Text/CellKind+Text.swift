import MemoryAnalysis
import RecurrentNets

/// What the parts of a step are called in each cell.
extension CellKind {
  /// What is carried from word to word: C, or h.
  var carriedSymbol: String { (memory ?? .hidden).symbol(in: self) }

  /// What is carried before the step: C₋₁, or h₋₁.
  var carriedBefore: String { carriedSymbol + "₋₁" }

  /// What is kept of it: f·C₋₁, or z·h₋₁.
  var keptTerm: String { self == .gru ? "z·h₋₁" : "f·C₋₁" }

  /// What is written: i·C̃, or (1−z)·n.
  var writtenTerm: String { self == .gru ? "(1−z)·n" : "i·C̃" }

  /// How the memory comes about.
  ///
  /// What is written stands first in a GRU, as in most texts about it.
  var updateEquation: String {
    self == .gru ? "h = (1−z)·n + z·h₋₁" : "C = f·C₋₁ + i·C̃"
  }

  /// The memory as a heading: "cell state C", or "hidden state h".
  var carriedHeading: String { memory == .cell ? "cell state C" : "hidden state h" }

  /// The symbols of the gates in a row: "f, i, o", or "z, r".
  func gateSymbols(_ separator: String = ", ") -> String {
    gates.map { $0.symbol(in: self) }.joined(separator: separator)
  }

  /// "an LSTM", "a GRU", "a plain RNN".
  var article: String {
    switch self {
    case .lstm: "an LSTM"
    case .gru: "a GRU"
    case .rnn: "a plain RNN"
    }
  }
}

extension NumberText {
  /// 1 − a gate, such that it and the gate as printed add up to 1.
  static func gate(complementOf value: Float) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return gate(1 - value) }
    return fixed(1 - (Double(value) * 100).rounded() / 100, decimals: 2)
  }
}
