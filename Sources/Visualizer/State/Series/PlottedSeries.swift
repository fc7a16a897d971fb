import Language
import ModelFiles
import RecurrentNets

/// Numbers that a network reads in the place of words, with the scales they are drawn on.
public struct PlottedSeries: Sendable, Equatable {
  /// The names of the features `(I)`.
  public let names: [String]

  /// The values `(T, I)`; NaN where one is missing.
  public let values: Matrix

  /// The ends of each feature's plot `(I)`, those of the whole series.
  let scales: [PlotScale]

  /// Finds the ends of each feature's plot.
  public init(_ series: InputSeries) {
    let values = series.values
    self.values = values
    names = series.features
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
