/// A text as tokens, and what of it a model was not given.
public struct TextReading: Sendable, Equatable {
  /// The tokens in order.
  public var tokens: [Token] = []

  /// The number of words that were left out, as Keras leaves out those it does not know.
  public var leftOutCount = 0

  /// The first of them, each once, eight at most.
  public var leftOut: [String] = []

  /// What was left out in one line, or nil.
  public var note: String? {
    guard leftOutCount > 0 else { return nil }
    let names = leftOut.map { "“\($0)”" }.joined(separator: ", ")
    let rest = leftOut.count < 8 ? "" : ", …"
    return leftOutCount == 1
      ? "1 word that the model does not know is left out: \(names)"
      : "\(leftOutCount) words that the model does not know are left out: \(names)\(rest)"
  }

  mutating func leaveOut(_ word: String) {
    leftOutCount += 1
    if leftOut.count < 8, !leftOut.contains(word) { leftOut.append(word) }
  }
}
