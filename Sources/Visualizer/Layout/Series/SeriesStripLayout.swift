import CellGrid

/// How the strip over the columns is shared out: a row of time indices, and a plot for each feature.
///
/// Where a plot has more than one row its name and its ends stand left of it; low plots have a
/// row below them for all ends. Features that have no room are counted there.
struct SeriesStripLayout: Equatable {
  /// How many features have a plot, from the first on.
  let shown: Int

  /// How many rows a plot has.
  let height: Int

  /// Whether a row below the plots says where they end.
  let hasLegend: Bool

  private static let tallest = 3

  /// Shares out rows.
  ///
  /// - Parameters:
  ///   - features: How many there are.
  ///   - rows: The rows for all of it, the time indices included.
  init(features: Int, rows: Int) {
    let room = max(0, rows - 1)
    if features > 0, 2 * features <= room {
      (shown, height, hasLegend) = (features, min(Self.tallest, room / features), false)
    } else if features < room {
      (shown, height, hasLegend) = (features, 1, features > 0)
    } else {
      (shown, height, hasLegend) = (min(features, max(room - 1, min(1, room))), 1, room > 1)
    }
  }

  /// The rows that are used, the time indices included.
  var rows: Int { 1 + shown * height + (hasLegend ? 1 : 0) }

  /// The rows over the columns of a view that has some to give: 1 for words.
  static func rows(for state: ViewerState, atMost limit: Int) -> Int {
    guard let series = state.series else { return 1 }
    return SeriesStripLayout(features: series.featureCount, rows: limit).rows
  }
}
