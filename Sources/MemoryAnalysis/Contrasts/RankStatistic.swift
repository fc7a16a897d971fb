/// How well a number tells two samples apart.
public enum RankStatistic {
  /// Values that differ by less than this share of the largest |value| count as equal.
  ///
  /// A saturated unit gives ±1 within rounding; what rounding leaves tells nothing.
  private static let tolerance = 1e-6

  /// The area under the ROC curve: the share of all pairs in which the first sample's value is the larger.
  ///
  ///     AUC = P(a > b) + ½ · P(a = b) = U / (n_a · n_b)
  ///
  /// where U is the statistic of Mann & Whitney (1947). It is 1 if every value
  /// of the first sample is above every value of the second, ½ if the number
  /// tells nothing, and 0 if all are below. Values that differ by rounding alone are ties.
  ///
  /// - Parameters:
  ///   - first: A sample.
  ///   - second: Another one.
  /// - Returns: The area, in 0…1; ½ if a sample is empty.
  /// - Complexity: O(n · log n).
  public static func area(_ first: [Float], over second: [Float]) -> Float {
    guard !first.isEmpty, !second.isEmpty else { return 0.5 }
    let first = first.map(Double.init).sorted()
    let second = second.map(Double.init).sorted()
    let least = tolerance * (first + second).reduce(0) { max($0, abs($1)) }
    // Twice U, so that ties stay whole numbers.
    var doubled = 0
    var below = 0
    var notAbove = 0
    for value in first {
      while below < second.count, value - second[below] > least { below += 1 }
      while notAbove < second.count, second[notAbove] - value <= least { notAbove += 1 }
      doubled += below + max(below, notAbove)
    }
    return Float(Double(doubled) / (2 * Double(first.count) * Double(second.count)))
  }
}
