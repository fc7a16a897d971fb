import MemoryAnalysis
import RecurrentNets

/// The equations of gates and candidates: what each is the function of, with numbers.
///
///     f = σ(W x + U h₋₁ + b) = σ(−3.10 − 1.20 + 0.40) = σ(−3.90) = 0.02
struct ActivationText {
  private let state: ViewerState
  private let quantity: Quantity
  private let form: StepEquation.Form
  private let part: PreActivation?
  private let sum: BalancedSum

  /// The equations of several quantities, their numbers under each other.
  static func all(
    _ state: ViewerState, _ quantities: [Quantity], form: StepEquation.Form
  ) -> [String] {
    let all = quantities.map {
      ActivationText(state, $0, form: form, isAlone: quantities.count == 1)
    }
    let computed = all.filter { $0.part != nil }
    let count = computed.map(\.terms.count).max() ?? 0
    let termWidths = (0..<count).map { index in
      computed.map { $0.terms.indices.contains(index) ? $0.terms[index].count : 0 }.max() ?? 0
    }
    let totalWidth = computed.map(\.total.count).max() ?? 0
    let isPadded = form != .numbers
    let nameWidth = isPadded ? computed.map(\.function.count).max() ?? 0 : 0
    let formulaWidth = computed.map(\.formula.count).max() ?? 0
    let symbolWidth =
      state.layerTrace.cell == .lstm && isPadded ? 2 : 1
    return all.map { text in
      let symbol = text.quantity.symbol(in: state.layerTrace.cell).padded(to: symbolWidth)
      guard text.part != nil else { return symbol + " = " + text.complement }
      let name = text.function.paddedLeft(to: nameWidth)
      let numbers = termWidths.indices.map { index in
        let term = text.terms.indices.contains(index) ? text.terms[index] : ""
        return term.paddedLeft(to: termWidths[index])
      }.joined()
      let formula = "\(name)(\(text.formula)) = ".padded(to: name.count + formulaWidth + 5)
      return symbol + " = " + (isPadded ? formula : "") + "\(name)(\(numbers)) = "
        + (isPadded ? "\(name)(\(text.total.paddedLeft(to: totalWidth))) = " : "") + text.result
    }
  }

  private let isAlone: Bool

  private init(
    _ state: ViewerState, _ quantity: Quantity, form: StepEquation.Form, isAlone: Bool
  ) {
    self.state = state
    self.quantity = quantity
    self.form = form
    self.isAlone = isAlone
    part = state.model.network.preActivation(
      of: quantity, unit: state.unit, layer: state.layer, at: state.position,
      in: state.reading.trace)
    sum = BalancedSum(part.map { Self.values($0, of: quantity, in: state) } ?? [])
  }

  /// The parts in the order in which the formula has them.
  private static func values(
    _ part: PreActivation, of quantity: Quantity, in state: ViewerState
  ) -> [Float] {
    let cell = state.layerTrace.cell
    if cell == .gru, quantity == .candidate { return [part.input, part.bias, part.recurrent] }
    let hasPeephole = state.weights.variant.peepholes != nil && quantity.isGate
    return [part.input, part.recurrent, part.bias] + (hasPeephole ? [part.peephole] : [])
  }

  /// The name of the function.
  private var function: String {
    let variant = state.weights.variant
    return (quantity.isGate ? variant.gateActivation : variant.candidateActivation).symbol
  }

  /// What the function is of.
  private var formula: String {
    let cell = state.layerTrace.cell
    // The field writes W_C for the candidate's weights, without the tilde.
    let name = cell == .lstm && quantity == .candidate ? "C" : quantity.symbol(in: cell)
    let of = form == .named && !isAlone ? "_" + name : ""
    let variant = state.weights.variant
    if cell == .gru, quantity == .candidate {
      return variant.recurrentCandidateBias == nil
        ? "W\(of) x + b\(of) + U\(of)(r·h₋₁)" : "W\(of) x + b\(of) + r·(U\(of) h₋₁ + b′\(of))"
    }
    var text = "W\(of) x + U\(of) h₋₁ + b\(of)"
    if variant.peepholes != nil, quantity.isGate {
      text += " + p\(of)·" + (quantity == .output ? "C" : "C₋₁")
    }
    return text
  }

  private var terms: [String] {
    sum.terms.enumerated().map { StepEquation.term($1, isFirst: $0 == 0) }
  }

  /// The sum, and what it is clipped to where the cell does that.
  private var total: String {
    let text = NumberText.hundredths(sum.total)
    guard let clip = state.weights.variant.clip, let part, abs(part.sum) > clip else { return text }
    return text + " clipped to " + NumberText.signed(part.sum < 0 ? -clip : clip)
  }

  private var value: Float { state.layerTrace[quantity, state.position, state.unit] }

  private var result: String {
    let computed = part?.activation ?? value
    return quantity.text(computed) + StepEquation.replacement(of: computed, value, quantity)
  }

  /// A forget gate that is 1 − i instead of one of its own.
  private var complement: String {
    let input = state.layerTrace[.input, state.position, state.unit]
    let text = "1 − i = 1 − \(NumberText.gate(input)) = \(NumberText.gate(complementOf: input))"
    return text + StepEquation.replacement(of: 1 - input, value, quantity)
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
