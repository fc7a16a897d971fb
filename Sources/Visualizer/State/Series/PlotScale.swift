/// The ends of a plot, fixed for the session.
public struct PlotScale: Sendable, Equatable {
  /// The smallest and the largest number that is drawn.
  public let range: ClosedRange<Float>

  /// The scale that holds all finite numbers; −1 to 1 if there are none.
  init(_ values: some Sequence<Float>) {
    var low = Float.infinity
    var high = -Float.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    range = low <= high ? low...high : -1...1
  }

  /// The scale that holds what two others hold.
  func union(_ other: PlotScale) -> PlotScale {
    PlotScale([
      range.lowerBound, range.upperBound, other.range.lowerBound, other.range.upperBound,
    ])
  }

  /// Where a number stands, from 0 to 1; the nearest end for one beyond, `nil` for NaN.
  ///
  /// Where all numbers are the same they stand in the middle.
  func share(_ value: Float) -> Float? {
    guard !value.isNaN else { return nil }
    guard range.lowerBound < range.upperBound else { return 0.5 }
    // Halves, since the length of the largest range is no float.
    let length = range.upperBound / 2 - range.lowerBound / 2
    return min(1, max(0, (value / 2 - range.lowerBound / 2) / length))
  }

  /// The ends as text, with the decimals that tell them apart: "−1..1".
  var text: String {
    let (low, high) = (range.lowerBound, range.upperBound)
    return NumberText.short(low, beside: high) + ".." + NumberText.short(high, beside: low)
  }
}
