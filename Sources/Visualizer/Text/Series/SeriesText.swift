/// What a series does at a step, in words.
enum SeriesText {
  /// "(x rises to 0.31) " with the feature that moves farthest on its scale; empty for words.
  static func input(of state: ViewerState) -> String {
    guard let series = state.series, series.featureCount > 0 else { return "" }
    let position = state.position
    let features = 0..<series.featureCount
    let feature = features.max { move(of: $0, series, position) < move(of: $1, series, position) }
    guard let feature else { return "" }
    let text = NumberText.measured(series[position, feature])
    return "(\(series.names[feature]) \(verb(of: feature, series, position))\(text)) "
  }

  /// How far a feature went in this step, as a share of its scale; less than nothing if a value is missing.
  private static func move(of feature: Int, _ series: PlottedSeries, _ position: Int) -> Float {
    guard position > 1, let now = series.scales[feature].share(series[position, feature]),
      let before = series.scales[feature].share(series[position - 1, feature])
    else { return -1 }
    return abs(now - before)
  }

  private static func verb(of feature: Int, _ series: PlottedSeries, _ position: Int) -> String {
    guard position > 1 else { return "is " }
    let (before, now) = (series[position - 1, feature], series[position, feature])
    guard !before.isNaN, !now.isNaN else { return "is " }
    return now > before ? "rises to " : (now < before ? "falls to " : "stays at ")
  }
}
