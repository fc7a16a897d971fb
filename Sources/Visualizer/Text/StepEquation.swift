import MemoryAnalysis
import RecurrentNets

/// One equation of a step with the selected unit's numbers in it.
struct StepEquation: Equatable {
  /// The phase that it belongs to; `nil` in a cell without phases.
  let phase: CellPhase?

  /// The equation with its numbers, in the longest form that fits.
  let text: String

  /// The equations of a step in the order of its phases, none longer than `columns` if it can be.
  static func all(_ state: ViewerState, columns: Int) -> [StepEquation] {
    guard !state.isPassedOver(state.position) else { return [passedOver(state)] }
    let forms = Form.allCases.map { equations(state, form: $0) }
    return forms.first { $0.allSatisfy { $0.text.count <= columns } } ?? forms[forms.count - 1]
  }

  /// How much of an equation is written out.
  enum Form: CaseIterable {
    /// With the names of each gate's own weights.
    case named
    /// With W, U and b.
    case plain
    /// With numbers only.
    case numbers
  }

  private static func equations(_ state: ViewerState, form: Form) -> [StepEquation] {
    func sums(_ quantities: [Quantity]) -> [String] {
      ActivationText.all(state, quantities, form: form)
    }
    switch state.layerTrace.cell {
    case .rnn: return sums([.hidden]).map { StepEquation(phase: nil, text: $0) }
    case .gru:
      let parts = sums([.reset, .candidate, .update])
      return zip(CellPhase.all(of: .gru), parts + [memory(state, form: form)])
        .map { StepEquation(phase: $0, text: $1) }
    case .lstm:
      let gates = sums([.forget, .input, .candidate, .output])
      let phases: [CellPhase] = [.forget, .input, .input, .update, .output, .output]
      let texts =
        gates.prefix(3) + [memory(state, form: form)] + gates.suffix(1)
        + [hidden(state, form: form)]
      return zip(phases, texts).map { StepEquation(phase: $0, text: $1) }
    }
  }

  /// Of a word that a mask has the network pass over.
  private static func passedOver(_ state: ViewerState) -> StepEquation {
    let layer = state.layerTrace
    let memory = NumberText.signed(layer[state.memory, state.position, state.unit])
    return StepEquation(
      phase: nil,
      text: "passed over: the state stays, \(layer.cell.carriedSymbol) = "
        + "\(layer.cell.carriedBefore) = \(memory)")
  }

  // MARK: - C and h

  /// The memory as what is kept and what is written.
  private static func memory(_ state: ViewerState, form: Form) -> String {
    let cell = state.layerTrace.cell
    let step = MemoryStep(of: state.layerTrace, unit: state.unit, at: state.position)
    // What the gates make of it, also where an interference puts something else there.
    let kept = step.keptShare * step.previous
    let written = step.writtenShare * step.candidate
    let keptText = "\(NumberText.gate(step.keptShare)) · \(NumberText.signed(step.previous))"
    let share =
      cell == .gru
      ? NumberText.gate(complementOf: step.keptShare) : NumberText.gate(step.writtenShare)
    let writtenText = "\(share) · \(NumberText.signed(step.candidate))"
    // In a GRU what is written stands first.
    let isWrittenFirst = cell == .gru
    let sum = BalancedSum(isWrittenFirst ? [written, kept] : [kept, written])
    let products = (isWrittenFirst ? [writtenText, keptText] : [keptText, writtenText])
      .joined(separator: " + ")
    let names =
      (isWrittenFirst ? [cell.writtenTerm, cell.keptTerm] : [cell.keptTerm, cell.writtenTerm])
      .joined(separator: " + ")
    let symbol = cell.carriedSymbol + (form == .numbers || cell != .lstm ? " = " : "  = ")
    return symbol + (form == .numbers ? "" : "\(names) = \(products) = ")
      + term(sum.terms[0], isFirst: true) + term(sum.terms[1], isFirst: false) + " = "
      + NumberText.hundredths(sum.total)
      + replacement(of: kept + written, step.memory, state.memory)
  }

  private static func hidden(_ state: ViewerState, form: Form) -> String {
    let layer = state.layerTrace
    let output = layer[.output, state.position, state.unit]
    let cell = layer[.cell, state.position, state.unit]
    let squashed = state.squashedCell(unit: state.unit, at: state.position)
    let gate = NumberText.gate(output)
    let name = state.hidesUnits ? "m" : "h"
    let function = state.weights.variant.stateActivation.symbol
    let shown =
      state.hidesUnits && !layer.isProjected
      ? output * squashed : layer[layer.shown, state.position, state.unit]
    return (form == .numbers ? "\(name) = " : "\(name)  = ")
      + (form == .numbers ? "" : "o·\(state.squashedTerm) = ")
      + "\(gate) · \(function)(\(NumberText.signed(cell))) = "
      + (form == .numbers ? "" : "\(gate) · \(NumberText.signed(squashed)) = ")
      + NumberText.signed(output * squashed)
      + replacement(of: output * squashed, shown, .hidden)
      + (state.hidesUnits && form != .numbers ? ", h = W_hr m" : "")
  }

  /// Says that a value is not what the cell computed, where an interference put another there.
  static func replacement(of computed: Float, _ value: Float, _ quantity: Quantity) -> String {
    abs(computed - value) > 0.005 ? ", put at \(quantity.text(value))" : ""
  }

  /// A term of a sum: "−3.10" if it is the first, else " − 3.10".
  static func term(_ hundredths: Int, isFirst: Bool) -> String {
    guard !isFirst else { return NumberText.hundredths(hundredths) }
    let magnitude = NumberText.hundredths(-Int(hundredths.magnitude)).filter { $0 != "−" }
    return (hundredths < 0 ? " − " : " + ") + magnitude
  }
}
