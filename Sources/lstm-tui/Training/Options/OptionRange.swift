import ArgumentParser

/// Checks that options are in their ranges.
enum OptionRange {
  /// - Throws: If the value is not in the range; the error names the option.
  static func expect(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(name): expected \(range.lowerBound) to \(range.upperBound); found \(value)")
    }
  }
}
