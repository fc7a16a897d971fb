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
    let forms = Form.allCases.map { equations(state, form: $0) }
    return forms.first { $0.allSatisfy { $0.text.count <= columns } } ?? forms[forms.count - 1]
  }

  /// How much of an equation is written out.
  private enum Form: CaseIterable {
    /// With the names of each gate's own weights.
    case named
    /// With W, U and b.
    case plain
    /// With numbers only.
    case numbers
  }

  private static func equations(_ state: ViewerState, form: Form) -> [StepEquation] {
    guard state.layerTrace.cell == .lstm else {
      return activations(state, [.hidden], form: form).map { StepEquation(phase: nil, text: $0) }
    }
    let quantities: [Quantity] = [.forget, .input, .candidate, .output]
    let gates = activations(state, quantities, form: form)
    let phases: [CellPhase] = [.forget, .input, .input, .update, .output, .output]
    let texts =
      gates.prefix(3) + [update(state, form: form)] + gates.suffix(1)
      + [hidden(state, form: form)]
    return zip(phases, texts).map { StepEquation(phase: $0, text: $1) }
  }

  // MARK: - Gates

  /// f = σ(W x + U h₋₁ + b) = σ(−3.10 − 1.20 + 0.40) = σ(−3.90) = 0.02, numbers under each other.
  private static func activations(
    _ state: ViewerState, _ quantities: [Quantity], form: Form
  ) -> [String] {
    let network = state.model.network
    let parts = quantities.map {
      network.preActivation(
        of: $0, unit: state.unit, layer: state.layer, at: state.position, in: state.reading.trace)
    }
    let sums = parts.map { part in
      BalancedSum([part?.input ?? 0, part?.recurrent ?? 0, part?.bias ?? 0])
    }
    let terms = sums.map { $0.terms.enumerated().map { term($1, isFirst: $0 == 0) } }
    let totals = sums.map { NumberText.hundredths($0.total) }
    let termWidths = (0..<3).map { index in terms.map { $0[index].count }.max() ?? 0 }
    let totalWidth = totals.map(\.count).max() ?? 0
    let hasTanh = quantities.contains { !$0.isGate }
    return quantities.indices.map { row in
      let quantity = quantities[row]
      let name = quantity.isGate ? (hasTanh && form != .numbers ? "   σ" : "σ") : "tanh"
      let symbol = quantity.symbol.padded(
        to: hasTanh && quantities.count > 1 && form != .numbers ? 2 : 1)
      let weights =
        form == .named && quantities.count > 1
        ? "_" + (quantity == .candidate ? "C" : quantity.symbol) : ""
      let formula = "\(name)(W\(weights) x + U\(weights) h₋₁ + b\(weights)) = "
      let numbers = (0..<3).map { terms[row][$0].paddedLeft(to: termWidths[$0]) }.joined()
      let value = state.layerTrace[quantity, state.position, state.unit]
      let computed = parts[row]?.activation ?? value
      return symbol + " = " + (form == .numbers ? "" : formula) + "\(name)(\(numbers)) = "
        + (form == .numbers ? "" : "\(name)(\(totals[row].paddedLeft(to: totalWidth))) = ")
        + quantity.text(computed) + replacement(of: computed, value, quantity)
    }
  }

  // MARK: - C and h

  private static func update(_ state: ViewerState, form: Form) -> String {
    let layer = state.layerTrace
    let step = MemoryStep(of: layer, unit: state.unit, at: state.position)
    // What the gates make of it, also where an interference puts something else there.
    let kept = step.keptShare * step.previous
    let written = step.writtenShare * step.candidate
    let sum = BalancedSum([kept, written])
    let products =
      "\(NumberText.gate(step.keptShare)) · \(NumberText.signed(step.previous)) + "
      + "\(NumberText.gate(step.writtenShare)) · \(NumberText.signed(step.candidate)) = "
    return (form == .numbers ? "C = " : "C  = ")
      + (form == .numbers ? "" : "f·C₋₁ + i·C\u{303} = " + products)
      + term(sum.terms[0], isFirst: true) + term(sum.terms[1], isFirst: false) + " = "
      + NumberText.hundredths(sum.total)
      + replacement(of: kept + written, step.memory, .cell)
  }

  private static func hidden(_ state: ViewerState, form: Form) -> String {
    let layer = state.layerTrace
    let output = layer[.output, state.position, state.unit]
    let cell = layer[.cell, state.position, state.unit]
    let squashed = layer.squashedCell(at: state.position, unit: state.unit)
    let gate = NumberText.gate(output)
    return (form == .numbers ? "h = " : "h  = ") + (form == .numbers ? "" : "o·tanh(C) = ")
      + "\(gate) · tanh(\(NumberText.signed(cell))) = "
      + (form == .numbers ? "" : "\(gate) · \(NumberText.signed(squashed)) = ")
      + NumberText.signed(output * squashed)
      + replacement(
        of: output * squashed, layer[.hidden, state.position, state.unit], .hidden)
  }

  /// Says that a value is not what the cell computed, where an interference put another there.
  private static func replacement(of computed: Float, _ value: Float, _ quantity: Quantity)
    -> String
  {
    abs(computed - value) > 0.005 ? ", put at \(quantity.text(value))" : ""
  }

  /// A term of a sum: "−3.10" if it is the first, else " − 3.10".
  private static func term(_ hundredths: Int, isFirst: Bool) -> String {
    guard !isFirst else { return NumberText.hundredths(hundredths) }
    let magnitude = NumberText.hundredths(-Int(hundredths.magnitude)).filter { $0 != "−" }
    return (hundredths < 0 ? " − " : " + ") + magnitude
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
