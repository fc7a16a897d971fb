/// What tests measure of a unit.
enum Statistics {
  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// Pearson's correlation.
  static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let (middle, centre) = (mean(first), mean(second))
    let covariance = mean(zip(first, second).map { ($0 - middle) * ($1 - centre) })
    let spread = mean(first.map { ($0 - middle) * ($0 - middle) })
    let width = mean(second.map { ($0 - centre) * ($0 - centre) })
    return covariance / (spread * width).squareRoot()
  }
}
