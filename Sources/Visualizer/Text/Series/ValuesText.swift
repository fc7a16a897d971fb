import RecurrentNets

/// What the outputs say where they are numbers, in words.
enum ValuesText {
  /// How many outputs are named in a line.
  private static let most = 3

  /// "output: y +0.310; x comes next with +0.290", or what an interference made of it.
  static func line(_ state: ViewerState) -> String {
    guard !state.hasNoHead else { return "this model has no head: it predicts nothing" }
    let trace = state.reading.trace
    let now = trace.output(at: state.position)
    guard state.interferences.isEmpty else {
      let before = state.reading.baseline.output(at: state.position)
      guard before != now else { return "predicts what it did before; nothing is changed here" }
      return "now "
        + list(state, now) {
          "\(NumberText.measured(now[$0])) (\(NumberText.measured(before[$0])) before)"
        }
    }
    let start =
      trace.predictsOnce
      ? "all of it gives " : (trace.readout == .everyStep ? "output: " : "if it ended here: ")
    return start + list(state, now) + next(state, now)
  }

  /// When the outputs hold: "at t=12", "if it ended here", "of the whole".
  static func place(_ state: ViewerState) -> String {
    let trace = state.reading.trace
    if trace.predictsOnce { return "of the whole" }
    return trace.readout == .everyStep
      ? "at \(state.reading.name(at: state.position))" : "if it ended here"
  }

  /// The outputs with their values: "y0 +0.310, y1 −2.000 and 3 more".
  static func list(_ state: ViewerState, _ values: [Float]) -> String {
    list(state, values) { NumberText.measured(values[$0]) }
  }

  private static func list(
    _ state: ViewerState, _ values: [Float], _ text: (Int) -> String
  ) -> String {
    let named = values.indices.prefix(most).map { "\(state.model.labels[$0]) \(text($0))" }
    let others = values.count - named.count
    return named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }

  /// What came next, for the first output that may be compared with it.
  private static func next(_ state: ViewerState, _ now: [Float]) -> String {
    guard let series = state.series, state.position < series.count,
      let output = now.indices.first(where: { state.feature(comparedWith: $0) != nil }),
      let feature = state.feature(comparedWith: output)
    else { return "" }
    let next = series[state.position + 1, feature]
    return "; \(series.names[feature]) comes next with \(NumberText.measured(next))"
  }
}

extension ViewerState {
  /// The feature that an output may foretell: that of its name, or the only one of one output.
  ///
  /// What a model was made for no file says; so both numbers are shown, and nothing is claimed.
  func feature(comparedWith output: Int) -> Int? {
    guard let series, !reading.trace.predictsOnce else { return nil }
    if let same = series.names.firstIndex(of: model.labels[output]) { return same }
    return series.featureCount == 1 && model.network.output.count == 1 ? 0 : nil
  }
}
