/// How well a number tells two samples apart.
public enum RankStatistic {
  /// The area under the ROC curve: the share of all pairs in which the first sample's value is the larger.
  ///
  ///     AUC = P(a > b) + ½ · P(a = b) = U / (n_a · n_b)
  ///
  /// where U is the statistic of Mann & Whitney (1947). It is 1 if every value
  /// of the first sample is above every value of the second, ½ if the number
  /// tells nothing, and 0 if all are below.
  ///
  /// - Parameters:
  ///   - first: A sample.
  ///   - second: Another one.
  /// - Returns: The area, in 0…1; ½ if a sample is empty.
  /// - Complexity: O(n · log n).
  public static func area(_ first: [Float], over second: [Float]) -> Float {
    guard !first.isEmpty, !second.isEmpty else { return 0.5 }
    let first = first.sorted()
    let second = second.sorted()
    // Twice U, so that ties stay whole numbers.
    var doubled = 0
    var below = 0
    var notAbove = 0
    for value in first {
      while below < second.count, second[below] < value { below += 1 }
      while notAbove < second.count, second[notAbove] <= value { notAbove += 1 }
      doubled += below + max(below, notAbove)
    }
    return Float(Double(doubled) / (2 * Double(first.count) * Double(second.count)))
  }
}
