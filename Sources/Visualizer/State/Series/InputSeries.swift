import Language
import RecurrentNets

/// Numbers that a network reads in the place of words: one vector for each step.
public struct InputSeries: Sendable, Equatable {
  /// The names of the features `(I)`.
  public let names: [String]

  /// The values `(T, I)`; NaN where one is missing.
  public let values: Matrix

  /// The ends of each feature's plot `(I)`, those of the whole series.
  let scales: [PlotScale]

  /// Creates a series.
  ///
  /// - Parameters:
  ///   - values: One row for each step, one column for each feature.
  ///   - names: The names of the features; `nil` for x0, x1, and so on, or x if there is one.
  public init(_ values: Matrix, names: [String]? = nil) {
    precondition(
      names.map { $0.count == values.columns } ?? true, "a series has a name for each feature")
    self.values = values
    self.names =
      names ?? (values.columns == 1 ? ["x"] : (0..<values.columns).map { "x\($0)" })
    scales = (0..<values.columns).map { feature in
      PlotScale((0..<values.rows).lazy.map { values[$0, feature] })
    }
  }

  /// `T`, the number of steps.
  public var count: Int { values.rows }

  /// `I`, the number of features.
  public var featureCount: Int { values.columns }

  /// The value of a feature at a position `1...T`.
  subscript(position: Int, feature: Int) -> Float { values[position - 1, feature] }

  /// What stands in the place of the words: "t=0", "t=1", and so on.
  var tokens: [Token] { (0..<count).map { Token(text: "t=\($0)", id: $0) } }

  /// The largest value that can be drawn, of all features and without its sign.
  var largest: Float {
    scales.reduce(0) { max($0, abs($1.range.lowerBound), abs($1.range.upperBound)) }
  }
}
