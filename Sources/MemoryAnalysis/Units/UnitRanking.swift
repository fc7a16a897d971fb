/// The units of a layer in the order of one criterion, with the value of each.
///
/// It is fixed when it is made: stepping through the text does not change it.
public struct UnitRanking: Sendable, Equatable {
  /// What the units are ordered by.
  public let criterion: UnitCriterion

  /// The units in their order, a permutation of `0..<H`.
  ///
  /// Equal ones stand by their numbers.
  public let units: [Int]

  /// The value of each unit `(H)`, by its number.
  public let values: [Float]

  /// The position whose values they are; `nil` if they are of the whole text, or of none.
  public let position: Int?

  /// Where each unit stands `(H)`.
  private let ranks: [Int]

  /// Orders units by their values.
  ///
  /// - Parameters:
  ///   - criterion: What the values are.
  ///   - values: One for each unit, by its number.
  ///   - position: The position whose values they are, if it is one.
  public init(by criterion: UnitCriterion, values: [Float], at position: Int? = nil) {
    self.criterion = criterion
    self.values = values
    self.position = position
    let weights = values.map(criterion.weight)
    units = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, unit) in units.enumerated() { ranks[unit] = rank }
    self.ranks = ranks
  }

  /// Where a unit stands, 0 for the first.
  public func rank(of unit: Int) -> Int { ranks.indices.contains(unit) ? ranks[unit] : 0 }

  /// Where a unit stands, in words: "1st of 24 by effect".
  public func place(of unit: Int) -> String {
    "\(Self.ordinal(rank(of: unit) + 1)) of \(units.count) by \(criterion.rawValue)"
  }

  /// A number as an ordinal: 1st, 2nd, 3rd, 4th, 11th, 21st.
  public static func ordinal(_ number: Int) -> String {
    let teens = (11...13).contains(number % 100)
    let ending =
      switch (teens, number % 10) {
      case (false, 1): "st"
      case (false, 2): "nd"
      case (false, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
