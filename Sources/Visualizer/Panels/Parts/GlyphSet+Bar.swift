import CellGrid

extension GlyphSet {
  /// A bar whose full width means 1; empty for what is no number.
  func bar(_ share: Float, columns: Int) -> String {
    // Weights near the limits of a float give probabilities that are no numbers.
    guard share.isFinite, columns > 0 else { return "" }
    let parts = leftEighths.count
    let length = Int((min(1, max(0, share)) * Float(columns * parts)).rounded())
    let whole = String(repeating: full, count: length / parts)
    return length % parts == 0 ? whole : whole + leftEighths[length % parts - 1]
  }
}
