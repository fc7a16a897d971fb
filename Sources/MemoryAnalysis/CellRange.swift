import RecurrentNets

/// The range that C is drawn in.
public enum CellRange {
  /// The 99th percentile of |C| over all units, so that a few outliers do not pale the rest.
  ///
  /// - Parameters:
  ///   - layers: Records of one or several layers and texts.
  ///   - limit: How many words of each are looked at, from the first on.
  /// - Returns: The percentile; `nil` if the cells have no C or nothing was read.
  public static func percentile(
    of layers: some Sequence<LayerTrace>, words limit: Int = .max
  ) -> Float? {
    var values: [Float] = []
    for layer in layers where layer.quantities.contains(.cell) {
      for position in stride(from: 1, through: min(limit, layer.tokenCount), by: 1) {
        values += layer.values(of: .cell, at: position).map { abs($0) }
      }
    }
    values.sort()
    return values.isEmpty ? nil : values[values.count * 99 / 100]
  }
}
