import MemoryAnalysis
import RecurrentNets

extension Caption {
  /// What the phase that is shown did with the selected unit; `nil` for the whole step.
  init?(phaseOf state: ViewerState) {
    guard let phase = state.phase, phase.cell == state.layerTrace.cell,
      !state.isPassedOver(state.position)
    else { return nil }
    let count = CellPhase.all(of: phase.cell).count
    let isLast = phase.number == count
    self.init(
      word: state.reading.name(at: state.position),
      sentence: "phase \(phase.number) of \(count), \(phase.title): "
        + Self.sentence(of: phase, state),
      prediction: isLast ? Caption(state).prediction : Self.summary(of: phase, state))
  }

  private static func sentence(of phase: CellPhase, _ state: ViewerState) -> String {
    let unit = "unit \(state.unit)"
    let layer = state.layerTrace
    let cell = layer.cell
    let step = MemoryStep(of: layer, unit: state.unit, at: state.position)
    let previous = NumberText.signed(step.previous)
    let candidate = NumberText.signed(step.candidate)
    switch phase {
    case .forget:
      return "\(unit) keeps \(NumberText.percent(step.keptShare)) of \(previous)"
    case .input:
      return "\(unit) lets in \(NumberText.percent(step.writtenShare)) of " + candidate
    case .reset:
      let reset = layer[.reset, state.position, state.unit]
      return state.weights.variant.recurrentCandidateBias == nil
        ? "others see \(NumberText.percent(reset)) of the \(previous) that \(unit) holds"
        : "\(unit) lets \(NumberText.percent(reset)) of what all units hold into its candidate"
    case .candidate:
      return "\(unit) could write " + candidate
    case .share:
      let written = NumberText.percent(step.writtenShare)
      return
        "\(unit) keeps \(NumberText.percent(step.keptShare)) of \(previous) and takes \(written) of \(candidate)"
    case .update where step.isReplaced, .hidden where step.isReplaced:
      return "an interference puts \(cell.carriedSymbol) of \(unit) at "
        + NumberText.signed(step.memory)
    case .update, .hidden:
      let sum = BalancedSum([step.kept, step.written])
      return "\(unit) keeps \(NumberText.hundredths(sum.terms[0])), writes "
        + "\(NumberText.hundredths(sum.terms[1])): \(cell.carriedSymbol) = "
        + NumberText.hundredths(sum.total)
    case .output:
      let shown = state.hidesUnits && !layer.isProjected ? nil : layer.shown
      let gate = layer[.output, state.position, state.unit]
      let squashed = state.squashedCell(unit: state.unit, at: state.position)
      let value = shown.map { layer[$0, state.position, state.unit] } ?? gate * squashed
      return "\(unit) shows \(NumberText.percent(gate)) of " + NumberText.signed(squashed)
        + ": \(state.hidesUnits ? "m" : "h") = " + NumberText.signed(value)
    }
  }

  /// What a phase does in all units, counted.
  private static func summary(of phase: CellPhase, _ state: ViewerState) -> String {
    let layer = state.layerTrace
    let of = "of \(NumberText.count(layer.hiddenSize, "unit"))"
    func count(_ quantity: Quantity, _ holds: (Float) -> Bool) -> Int {
      layer.values(of: quantity, at: state.position).count { holds($0) }
    }
    switch phase {
    case .forget, .share:
      let keeper: Quantity = phase == .forget ? .forget : .update
      return "\(of), \(count(keeper) { $0 > 0.9 }) keep more than 90 %, "
        + "\(count(keeper) { $0 < MemoryThresholds.keptShare }) less than 30 %"
    case .input:
      return "\(of), \(count(.input) { $0 > 0.9 }) let in more than 90 % of the candidate, "
        + "\(count(.input) { $0 < 0.1 }) less than 10 %"
    case .reset:
      return "\(of), \(count(.reset) { $0 > 0.9 }) have r above 0.9, "
        + "\(count(.reset) { $0 < 0.1 }) below 0.1"
    case .candidate:
      let held = state.thresholds.held
      return "\(of), \(count(.candidate) { $0 >= held }) could write "
        + "\(NumberText.signed(held)) or more, "
        + "\(count(.candidate) { $0 <= -held }) \(NumberText.signed(-held)) or less"
    case .update, .output, .hidden:
      let events = (0..<layer.hiddenSize).compactMap {
        MemoryEvent(in: layer, unit: $0, at: state.position, thresholds: state.thresholds)
      }
      return "\(of), \(events.count { $0.writes }) write something large, "
        + "\(events.count { $0.letsGo }) let go of what they held"
    }
  }
}
