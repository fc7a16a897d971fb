import MemoryAnalysis
import RecurrentNets

/// What a phase of backpropagation through a step does, in words.
struct DerivationText {
  let state: ViewerState
  let derived: GradientStudy.Derived
  let phase: BackwardTerm.Phase

  /// What a phase is called: the derivatives it computes.
  static func title(of phase: BackwardTerm.Phase, in step: BackwardStep) -> String {
    step.terms.filter { $0.phase == phase }.map(\.symbol).joined(separator: " ")
  }

  var caption: Caption {
    let word = state.reading.name(at: derived.step.position)
    let phases = derived.step.phases
    let number = (phases.firstIndex(of: phase) ?? 0) + 1
    return Caption(
      word: word, sentence: "phase \(number) of \(phases.count): " + sentence,
      prediction: hint)
  }

  private var unit: String { "unit \(derived.step.unit)" }

  private func value(_ symbol: String) -> String {
    derived.step.terms.first { $0.symbol == symbol }.map { ScientificText.signed($0.value) } ?? "0"
  }

  private var sentence: String {
    let cell = state.layerTrace.cell
    if derived.step.isPassedOver { return "the word is passed over, so what arrives is handed on" }
    switch (phase, cell) {
    case (.arriving, _):
      return "a little more h in \(unit) moves y by \(value(derived.step.terms[0].symbol)) of it"
    case (.shown, .lstm): return "h = o · tanh C, so the gate o has the share tanh C of that"
    case (.shown, _): return "h = (1 − z) · n + z · h₋₁, so n and z have their partners' shares"
    case (.memory, .lstm):
      return "C is heard through h here, and in C₊₁ by the share f₊₁"
    case (.memory, _): return "the candidate's sum is where r lets the past in"
    case (.gates, _): return "in f · C₋₁ + i · C̃ each factor has its partner times δC"
    case (.kept, .gru): return "the direct path: h₋₁ is in h by the share z, unweighted"
    case (.kept, _): return "the direct path: C₋₁ is in C by the share f, unweighted"
    case (.sums, .rnn): return "tanh lets 1 − h² through; the only way back is Uᵀ δa"
    case (.sums, _): return "through σ and tanh to the sums a; Uᵀ δa goes back to h₋₁"
    }
  }

  private var hint: String {
    let check =
      derived.checks.map { checks in
        let worst = zip(derived.step.terms, checks).reduce(0.0) {
          max($0, abs($1.0.value - $1.1))
        }
        return
          "finite differences say the same but for \(ScientificText.of(worst))"
      } ?? "too much is read to check it by finite differences at once"
    return check + "; . and , walk"
  }
}
