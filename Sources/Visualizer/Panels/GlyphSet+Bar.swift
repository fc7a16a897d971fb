import CellGrid

extension GlyphSet {
  /// A bar whose full width means a share of 1; nothing for a share that is no number.
  func bar(_ share: Float, columns: Int) -> String {
    // Weights near the limits of a float give probabilities that are no numbers.
    guard share.isFinite, share > 0 else { return "" }
    let parts = leftEighths.count
    let length = Int((share * Float(columns * parts)).rounded())
    let whole = String(repeating: full, count: length / parts)
    return length % parts == 0 ? whole : whole + leftEighths[length % parts - 1]
  }
}
