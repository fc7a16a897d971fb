import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, the page that derives backpropagation shows equations that are not true.
@Suite struct BackwardStepTests {
  /// Two levels of plain cells, or of cells with peepholes and a coupled gate, a second bias or softsign.
  private func network(_ cell: CellKind, variant: Int, seed: UInt64) -> Network {
    var network = randomNetwork(cell, hidden: 5, layers: 2, scale: 0.9, seed: seed)
    guard variant == 1 else { return network }
    let some: [Float] = [0.4, -0.3, 0.6, 0.1, -0.7]
    for index in network.layers.indices {
      switch cell {
      case .lstm:
        network.layers[index].variant.peepholes = Peepholes(
          forget: some, input: some.reversed(), output: some)
        network.layers[index].variant.isCoupled = index == 1
      case .gru: network.layers[index].variant.recurrentCandidateBias = some
      case .rnn: network.layers[index].variant.candidateActivation = .softsign
      }
    }
    return network
  }

  @Test(
    "Every equation adds up to what backpropagation computed, and to the finite difference",
    arguments: CellKind.allCases, [0, 1])
  func equations(cell: CellKind, variant: Int) {
    let network = network(cell, variant: variant, seed: 3)
    let trace = TraceRecorder(network).trace(of: [3, 1, 4, 1, 5, 9, 2, 6])
    let recorder = GradientRecorder(network)
    let gradient = recorder.gradient(of: .difference(2, 7), at: 7, in: trace)
    for layer in 0..<2 {
      for position in [1, 4, 7] {
        for unit in [0, 3] {
          let step = BackwardStep(
            of: gradient, layer: layer, unit: unit, at: position, in: trace, by: network)
          let checks = step.checks(of: gradient, in: trace, by: recorder)
          #expect(step.terms.count == checks.count && !step.terms.isEmpty)
          for (term, check) in zip(step.terms, checks) {
            #expect(abs(term.sum - term.value) <= 1e-5, "\(term.symbol) = \(term.formula)")
            #expect(
              abs(term.value - check) <= 1e-4 * max(0.01, abs(check)),
              "\(cell), layer \(layer), \(position): \(term.symbol) \(term.value), \(check)")
          }
        }
      }
    }
  }

  @Test(
    "Where something is held the way back ends there, and the equations are true all the same",
    arguments: CellKind.allCases, [0, 1])
  func held(cell: CellKind, variant: Int) {
    let network = network(cell, variant: variant, seed: 4)
    let tokens = [3, 1, 4, 1, 5, 9, 2, 6]
    let recorder = GradientRecorder(network)
    for quantity in TraceRecorder(network).trace(of: tokens).layers[1].unitQuantities {
      for place in 4...5 {
        let interventions = [
          Intervention(layer: 1, quantity: quantity, unit: 3, positions: place...place, value: 0.4)
        ]
        let trace = TraceRecorder(network).trace(of: tokens, interventions: interventions)
        let gradient = recorder.gradient(
          of: .difference(2, 7), at: 7, in: trace, interventions: interventions)
        let step = BackwardStep(
          of: gradient, layer: 1, unit: 3, at: 4, in: trace, by: network,
          interventions: interventions)
        let checks = step.checks(
          of: gradient, in: trace, by: recorder, interventions: interventions)
        for (term, check) in zip(step.terms, checks) {
          #expect(
            abs(term.sum - term.value) <= 1e-5,
            "\(cell) \(quantity) \(term.symbol) = \(term.formula)")
          #expect(
            abs(term.value - check) <= 1e-4 * max(0.01, abs(check)),
            "\(cell), \(quantity) held at \(place): \(term.symbol) \(term.value), \(check)")
        }
        let path = DirectPath(
          of: 3, to: 7, in: trace.layers[1], over: 1..<8,
          held: HeldValues(interventions, layer: 1))
        let isMemory = quantity == (cell == .lstm ? .cell : .hidden)
        if let path { #expect((path[place - 1] == 0) == isMemory && path[place] != 0) }
      }
    }
  }

  @Test("An LSTM's step has the formulas of the textbooks, in their order")
  func formulas() {
    let network = randomNetwork(.lstm, hidden: 3, seed: 2)
    let trace = TraceRecorder(network).trace(of: [1, 2, 3])
    let gradient = GradientRecorder(network).gradient(of: .difference(0, 1), at: 3, in: trace)
    let step = BackwardStep(of: gradient, layer: 0, unit: 1, at: 2, in: trace, by: network)
    #expect(
      step.terms.map { "\($0.symbol) = \($0.formula)" } == [
        "δh = from the next step", "δo = δh · tanh C", "δC = δh · o · (1 − tanh² C) + δC₊₁ · f₊₁",
        "δf = δC · C₋₁", "δi = δC · C̃", "δC̃ = δC · i", "δC₋₁ = δC · f",
        "δa_f = δf · f · (1 − f)", "δa_i = δi · i · (1 − i)", "δa_C = δC̃ · (1 − C̃²)",
        "δa_o = δo · o · (1 − o)",
      ])
    #expect(step.phases == BackwardTerm.Phase.allCases)
    let last = BackwardStep(of: gradient, layer: 0, unit: 1, at: 3, in: trace, by: network)
    #expect(last.terms[0].formula == "from the output")
    #expect(last.terms[2].formula == "δh · o · (1 − tanh² C)")
  }

  @Test("A word that is passed over hands on what arrives")
  func passedOver() {
    var network = randomNetwork(.lstm, hidden: 3, seed: 2)
    network.mask = .token(2)
    let trace = TraceRecorder(network).trace(of: [1, 2, 3])
    let gradient = GradientRecorder(network).gradient(of: .difference(0, 1), at: 3, in: trace)
    let step = BackwardStep(of: gradient, layer: 0, unit: 1, at: 2, in: trace, by: network)
    #expect(step.isPassedOver && step.terms.map(\.symbol) == ["δh"])
  }
}
