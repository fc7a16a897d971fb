/// Terms rounded to hundredths so that, as printed, they add up to their printed sum.
///
/// Rounding each term on its own can leave the sum a hundredth or more off. The
/// missing hundredths go to the terms whose rounding error they make smallest,
/// so no term is ever off by a whole hundredth or more for few terms.
///
/// A term that is no number, or infinite, stays apart, and then there is no sum.
struct BalancedSum: Equatable {
  /// In the place of a term or a sum that is no number of hundredths.
  static let noNumber = 1 << 56

  /// The terms in hundredths.
  let terms: [Int]

  /// Their sum in hundredths.
  let total: Int

  /// Rounds terms together.
  init(_ exact: [Float]) {
    let hundredths = exact.map { value in
      value.isFinite ? min(max(Double(value) * 100, -1e12), 1e12) : 0
    }
    var rounded = hundredths.map { Int($0.rounded()) }
    guard exact.allSatisfy(\.isFinite) else {
      terms = zip(exact, rounded).map { $0.isFinite ? $1 : Self.noNumber }
      total = Self.noNumber
      return
    }
    let total = Int(hundredths.reduce(0, +).rounded())
    var missing = total - rounded.reduce(0, +)
    while missing != 0, !rounded.isEmpty {
      let step = missing.signum()
      let index = rounded.indices.max { left, right in
        let gain = { (index: Int) in Double(step) * (hundredths[index] - Double(rounded[index])) }
        return gain(left) < gain(right)
      }
      guard let index else { break }
      rounded[index] += step
      missing -= step
    }
    self.terms = rounded
    self.total = total
  }
}
