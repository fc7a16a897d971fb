import MemoryAnalysis
import RecurrentNets

/// What the saturation view says in words.
enum SaturationText {
  /// Why there is nothing to show for a plain RNN.
  static let noGates = "a plain RNN has no gates that could be open or closed"

  /// What was counted: "over the 13 words of the text", "over 12,345 words of FILE".
  static func source(_ state: ViewerState) -> String {
    guard let survey = state.survey else {
      let count = NumberText.count(state.reading.count, state.noun)
      return state.windowNote.map { "over \($0)" }
        ?? "over the \(count) of the \(state.series == nil ? "text" : "series")"
    }
    return "over \(NumberText.grouped(survey.survey.wordCount)) words of \(survey.name)"
      + (state.interferences.isEmpty ? "" : ", without interference")
  }

  /// The caption: the selected unit's gates in words.
  static func caption(_ state: ViewerState) -> Caption {
    let unit = "unit \(state.unit)"
    guard let saturation = state.saturation else {
      return Caption(word: unit, sentence: noGates, prediction: "views 1 and 2 show what it has")
    }
    let parts = saturation.gates.map { gate in
      let open = NumberText.percent(saturation.openShare(of: gate, unit: state.unit))
      let closed = NumberText.percent(saturation.closedShare(of: gate, unit: state.unit))
      return (gate.label(in: state.layerTrace.cell), open, closed)
    }
    let (first, open, closed) = parts[0]
    let others = parts.dropFirst()
      .map { "\($0.0) gate open \($0.1), closed \($0.2)" }.joined(separator: "; ")
    return Caption(
      word: unit,
      sentence: "\(first) gate open (> 0.9) in \(open) of the steps, closed (< 0.1) in \(closed)",
      prediction: others)
  }
}
