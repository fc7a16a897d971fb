import ModelFiles
import RecurrentNets

/// The range that C is drawn in.
public enum CellRange {
  /// A model that does not say its range gets that of the first words of the text.
  private static let wordsLooked = 100

  /// The smallest range that is drawn: below it everything is called empty.
  private static let smallest: Float = 0.01

  /// The range of a model: its own if its file says one, else that of a text it reads.
  ///
  /// Of a text the layers are looked at that predict, or all if those have no C.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - trace: A text it has read, of which the first 100 words are looked at.
  /// - Returns: A positive range; 1 if the cells have no C.
  public static func range(of model: TokenModel, reading trace: Trace) -> Float {
    model.cellRange ?? percentile(of: .cell, in: trace.layers[trace.topLayers])
      ?? percentile(of: .cell, in: trace.layers) ?? 1
  }

  /// The 99th percentile of |C| over all units, so that a few outliers do not pale the rest.
  ///
  /// - Parameters:
  ///   - layers: Records of one or several layers and texts.
  ///   - limit: How many words of each are looked at, from the first on.
  /// - Returns: The percentile; `nil` if the cells have no C or nothing was read.
  public static func percentile(
    of layers: some Sequence<LayerTrace>, words limit: Int = .max
  ) -> Float? {
    percentile(of: .cell, in: layers, words: limit)
  }

  /// The range in which a quantity is drawn that nothing bounds: the 99th percentile of its size.
  ///
  /// - Parameters:
  ///   - quantity: The quantity.
  ///   - layers: Records of one or several layers, of which the first 100 words are looked at.
  /// - Returns: A positive range; `nil` if the layers have no such quantity or nothing was read.
  public static func percentile(
    of quantity: Quantity, in layers: some Sequence<LayerTrace>
  ) -> Float? {
    percentile(of: quantity, in: layers, words: wordsLooked).map { max(smallest, $0) }
  }

  private static func percentile(
    of quantity: Quantity, in layers: some Sequence<LayerTrace>, words limit: Int
  ) -> Float? {
    var values: [Float] = []
    for layer in layers where layer.quantities.contains(quantity) {
      for position in layer.positions.prefix(limit) {
        values += layer.values(of: quantity, at: position).map { abs($0) }.filter(\.isFinite)
      }
    }
    values.sort()
    return values.isEmpty ? nil : values[values.count * 99 / 100]
  }
}
