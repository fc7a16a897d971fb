import RecurrentNets

/// What a layer holds in two texts that are aligned word by word, and the difference A − B.
///
/// The difference is that of the memory, C_A − C_B, or h_A − h_B without a cell state.
public struct Comparison: Sendable {
  /// The two texts side by side.
  public let alignment: Alignment

  /// What the cell carries from word to word: C, or h where there is no C.
  public let quantity: Quantity

  /// What each unit still carries of the difference when the words are the same again, `(H)`.
  ///
  /// It is the mean of |A − B| over the columns after the first difference in which
  /// both texts have the same word: there nothing that is read tells the texts apart,
  /// only what is remembered. Where there are no such columns it is the mean over all
  /// columns from the first difference on that have words of both; without those, 0. For a
  /// layer that reads backward, “after” is to the left of the last difference.
  public let carried: [Float]

  /// The units, the one that carries most of the difference first; a permutation of `0..<H`.
  public let order: [Int]

  private let a: LayerTrace
  private let b: LayerTrace

  /// Compares the same layer in two texts.
  ///
  /// - Parameters:
  ///   - a: The record of the first text, of `H` units.
  ///   - b: The record of the second text, of as many.
  ///   - alignment: The words of both.
  /// - Complexity: O(`columns · H`).
  public init(_ a: LayerTrace, _ b: LayerTrace, alignment: Alignment) {
    precondition(a.hiddenSize == b.hiddenSize && a.cell == b.cell, "one layer reads both texts")
    self.a = a
    self.b = b
    self.alignment = alignment
    let quantity = a.carried
    self.quantity = quantity
    var sums = [Float](repeating: 0, count: a.hiddenSize)
    let pairs = Self.carryingPairs(alignment, a.direction)
    for (inA, inB) in pairs {
      let values = zip(a.values(of: quantity, at: inA), b.values(of: quantity, at: inB))
      for (unit, (first, second)) in values.enumerated() {
        let difference = abs(first - second)
        sums[unit] += difference.isFinite ? difference : 0
      }
    }
    let carried = sums.map { $0 / Float(max(1, pairs.count)) }
    self.carried = carried
    order = carried.indices.sorted { (carried[$0], $1) > (carried[$1], $0) }
  }

  /// The positions in both texts over which the difference is averaged.
  private static func carryingPairs(
    _ alignment: Alignment, _ direction: Direction
  ) -> [(Int, Int)] {
    guard let first = alignment.firstDifference, let last = alignment.lastDifference
    else { return [] }
    let later = direction == .forward ? alignment.columns[first...] : alignment.columns[...last]
    func pairs(_ columns: some Sequence<Alignment.Column>) -> [(Int, Int)] {
      columns.compactMap { column in column.a.flatMap { a in column.b.map { (a, $0) } } }
    }
    let same = pairs(later.filter(\.isSame))
    return same.isEmpty ? pairs(later) : same
  }

  /// The memory of a unit in both texts in a column, and A − B; `nil` beside a gap.
  public func values(unit: Int, column: Int) -> (a: Float, b: Float, difference: Float)? {
    let column = alignment.columns[column]
    guard let inA = column.a, let inB = column.b else { return nil }
    let first = a[quantity, inA, unit]
    let second = b[quantity, inB, unit]
    return (first, second, first - second)
  }

  /// The column to look at first; `nil` if no words differ.
  ///
  /// Of the words that both texts have in common between their first two differences it is
  /// the last at which the first unit of ``order`` still differs by half of the most it
  /// differs by there: as late as the difference is remembered. Without such words it
  /// is the first difference.
  public var tellingColumn: Int? {
    guard let first = readFirstDifference, let unit = order.first else { return nil }
    let columns = alignment.columns
    // The columns as the layer reads them, from the difference it reads first.
    let later =
      a.direction == .forward
      ? Array(first..<columns.count) : Array((0...first).reversed())
    let common = later.drop { !columns[$0].isSame }.prefix { columns[$0].isSame }
    let sizes = common.map { abs(values(unit: unit, column: $0)?.difference ?? 0) }
    let half = (sizes.max() ?? 0) / 2
    return sizes.lastIndex { $0 >= half }.map { common[common.startIndex + $0] } ?? first
  }

  /// The place of the first words that differ as the layer reads, from the left or the right.
  public var readFirstDifference: Int? {
    a.direction == .forward ? alignment.firstDifference : alignment.lastDifference
  }
}
