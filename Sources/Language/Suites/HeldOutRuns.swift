/// Runs of words that a training text must not contain.
public struct HeldOutRuns: Sendable {
  /// Shorter runs say too little to be kept out: "she is" is in every text.
  public static let minimumLength = 6

  /// The runs by their first words.
  private var runs: [ArraySlice<Int>: [[Int]]] = [:]

  /// Keeps those of the given runs that are long enough.
  public init(_ runs: [[Int]]) {
    for run in Set(runs) where run.count >= Self.minimumLength {
      self.runs[run.prefix(Self.minimumLength), default: []].append(run)
    }
  }

  /// True when one of the runs stands anywhere in a text.
  public func occur(in text: [Int]) -> Bool {
    guard !runs.isEmpty, text.count >= Self.minimumLength else { return false }
    for start in 0...(text.count - Self.minimumLength) {
      guard let candidates = runs[text[start..<start + Self.minimumLength]] else { continue }
      for run in candidates where text[start...].starts(with: run) { return true }
    }
    return false
  }
}
