import MemoryAnalysis
import RecurrentNets

extension Caption {
  /// What the phase that is shown did with the selected unit; `nil` for the whole step.
  init?(phaseOf state: ViewerState) {
    guard let phase = state.phase, state.layerTrace.cell == .lstm else { return nil }
    let unit = "unit \(state.unit)"
    let layer = state.layerTrace
    let step = MemoryStep(of: layer, unit: state.unit, at: state.position)
    let sum = BalancedSum([step.kept, step.written])
    let previous = NumberText.signed(step.previous)
    let sentence =
      switch phase {
      case .forget:
        "\(unit) keeps \(NumberText.percent(step.keptShare)) of \(previous)"
      case .input:
        "\(unit) lets in \(NumberText.percent(step.writtenShare)) of "
          + NumberText.signed(step.candidate)
      case .update where step.isReplaced:
        "an interference puts C of \(unit) at \(NumberText.signed(step.memory))"
      case .update:
        "\(unit) keeps \(NumberText.hundredths(sum.terms[0])), writes "
          + "\(NumberText.hundredths(sum.terms[1])): C = \(NumberText.hundredths(sum.total))"
      case .output:
        "\(unit) shows \(NumberText.percent(layer[.output, state.position, state.unit])) of "
          + NumberText.signed(layer.squashedCell(at: state.position, unit: state.unit))
          + ": h = \(NumberText.signed(layer[.hidden, state.position, state.unit]))"
      }
    self.init(
      word: state.reading.name(at: state.position),
      sentence: "phase \(phase.rawValue) of 4, \(phase.title): \(sentence)",
      prediction: phase == .output ? Caption(state).prediction : Self.summary(of: phase, state))
  }

  /// What a phase does in all units, counted.
  private static func summary(of phase: CellPhase, _ state: ViewerState) -> String {
    let layer = state.layerTrace
    let of = "of \(NumberText.count(layer.hiddenSize, "unit"))"
    func count(_ quantity: Quantity, _ holds: (Float) -> Bool) -> Int {
      layer.values(of: quantity, at: state.position).count { holds($0) }
    }
    switch phase {
    case .forget:
      return "\(of), \(count(.forget) { $0 > 0.9 }) keep more than 90 %, "
        + "\(count(.forget) { $0 < MemoryThresholds.keptShare }) less than 30 %"
    case .input:
      return "\(of), \(count(.input) { $0 > 0.9 }) let in more than 90 % of the candidate, "
        + "\(count(.input) { $0 < 0.1 }) less than 10 %"
    case .update, .output:
      let events = (0..<layer.hiddenSize).compactMap {
        MemoryEvent(in: layer, unit: $0, at: state.position, thresholds: state.thresholds)
      }
      return "\(of), \(events.count { $0.writes }) write something large, "
        + "\(events.count { $0.letsGo }) let go of what they held"
    }
  }
}
