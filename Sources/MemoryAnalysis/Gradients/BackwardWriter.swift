import RecurrentNets

/// Writes the equations of one step back for one unit.
struct BackwardWriter {
  let slopes: LayerGradient
  let record: LayerTrace
  let weights: RecurrentLayer
  /// Whether the output layer reads this layer.
  let isTop: Bool
  /// What interventions hold in this layer.
  let held: HeldValues
  let layer: Int
  let unit: Int
  let position: Int

  var terms: [BackwardTerm] {
    switch record.cell {
    case .lstm: lstm
    case .gru: gru
    case .rnn: [arriving, delta(.hidden, "δa", from: "δh", "h", .sums)]
    }
  }

  // MARK: - What arrives

  /// δh = what is read of h here + what the next step makes of it; through a projection δm.
  var arriving: BackwardTerm {
    guard weights.variant.projection == nil else {
      return term(
        .arriving, "δm", .cellOutput, [.init(("W_hrᵀ δh", slopes[.cellOutput, position, unit]))])
    }
    let total = slopes[.hidden, position, unit]
    let above = slopes.fromAbove(at: position).dropFirst(unit).first ?? 0
    var products: [BackwardTerm.Product] = []
    if above != 0 || !hasNext {
      products.append(.init((isTop ? "from the output" : "from the layer above", above)))
    }
    if hasNext {
      // What a unit keeps of h is a way of its own in a GRU, the rest goes through the weights.
      products.append(.init(("from the next step", total - above)))
    }
    return term(.arriving, "δh", .hidden, products)
  }

  /// Whether the layer read on after this step, on the way to what is said.
  private var hasNext: Bool { slopes.positions.contains(after) }

  private var after: Int { record.direction == .forward ? position + 1 : position - 1 }

  // MARK: - Cells

  private var lstm: [BackwardTerm] {
    let hidden = weights.variant.projection == nil ? "δh" : "δm"
    let shown = arriving.value
    let (i, f, g, o) = (value(.input), value(.forget), value(.candidate), value(.output))
    let c = value(.cell)
    let previous = Double(record[.cell, record.before(position), unit])
    let state = weights.variant.stateActivation
    let squashed = Double(state(Float(c)))
    let slope = state.derivative(at: c)
    let (name, slopeName) =
      state == .tanh ? ("tanh C", "(1 − tanh² C)") : ("φ(C)", "φ′(C)")
    let cell = slopes[.cell, position, unit]
    // A silenced h, or an m in the place of what is projected, tells nothing of o and C.
    let hidesCell = holds(weights.variant.projection == nil ? .hidden : .cellOutput)
    let setsCell = holds(.cell)
    var cells: [BackwardTerm.Product] = [
      BackwardTerm.Product((hidden, shown), ("o", o), (slopeName, slope)).ended(if: hidesCell)
    ]
    if let peepholes = weights.variant.peepholes {
      cells.append(
        .init(("δa_o", preActivation(.output)), ("p_o", Double(peepholes.output[unit]))))
    }
    let own = cells.reduce(0) { $0 + $1.value }
    if hasNext {
      let next = slopes[.cell, after, unit]
      let keeps = Double(record[.forget, after, unit])
      let carried = BackwardTerm.Product(("δC₊₁", next), ("f₊₁", keeps))
        .ended(if: held.holds(.cell, at: after, unit: unit))
      cells.append(carried)
      // What later gates see of C through their peepholes.
      let rest = cell - own - carried.value
      if weights.variant.peepholes != nil { cells.append(.init(("δ peepholes₊₁", rest))) }
    }
    func memory(_ name: String, _ value: Double) -> BackwardTerm.Product {
      BackwardTerm.Product(("δC", cell), (name, value)).ended(if: setsCell)
    }
    var inputs = [memory("C̃", g)]
    if weights.variant.isCoupled {
      inputs.append(
        BackwardTerm.Product(("−δf", -slopes[.forget, position, unit])).ended(if: holds(.forget)))
    }
    var terms = [
      arriving,
      term(
        .shown, "δo", .output,
        [BackwardTerm.Product((hidden, shown), (name, squashed)).ended(if: hidesCell)]),
      term(.memory, "δC", .cell, cells),
      term(.gates, "δf", .forget, [memory("C₋₁", previous)]),
      term(.gates, "δi", .input, inputs),
      term(.gates, "δC̃", .candidate, [memory("i", i)]),
      kept("δC₋₁", [memory("f", f)]),
    ]
    if !weights.variant.isCoupled {
      terms.append(delta(.forget, "δa_f", from: "δf", "f", .sums))
    }
    terms.append(delta(.input, "δa_i", from: "δi", "i", .sums))
    terms.append(delta(.candidate, "δa_C", from: "δC̃", "C̃", .sums))
    terms.append(delta(.output, "δa_o", from: "δo", "o", .sums))
    return terms
  }

  private var gru: [BackwardTerm] {
    let shown = arriving.value
    let (z, n) = (value(.update), value(.candidate))
    let previous = Double(record[.hidden, record.before(position), unit])
    let candidate = preActivation(.candidate)
    let reset = slopes[.reset, position, unit]
    // One factor of δr is known, the other is what is left.
    let isAfter = weights.variant.recurrentCandidateBias != nil
    let known = isAfter ? candidate : previous
    let other = known == 0 ? 0 : reset / known
    let resetProduct: BackwardTerm.Product =
      isAfter
      ? .init(("δa_n", known), ("(U_n h₋₁ + b′)", other))
      : .init(("U_nᵀ δa_n", other), ("h₋₁", known))
    func state(_ name: String, _ value: Double) -> [BackwardTerm.Product] {
      [BackwardTerm.Product(("δh", shown), (name, value)).ended(if: holds(.hidden))]
    }
    return [
      arriving,
      term(.shown, "δn", .candidate, state("(1 − z)", 1 - z)),
      term(.shown, "δz", .update, state("(h₋₁ − n)", previous - n)),
      delta(.candidate, "δa_n", from: "δn", "n", .memory),
      term(.memory, "δr", .reset, [resetProduct]),
      kept("δh₋₁", state("z", z)),
      delta(.update, "δa_z", from: "δz", "z", .sums),
      delta(.reset, "δa_r", from: "δr", "r", .sums),
    ]
  }

  // MARK: - Parts

  private func holds(_ quantity: Quantity) -> Bool {
    held.holds(quantity, at: position, unit: unit)
  }

  private func value(_ quantity: Quantity) -> Double { Double(record[quantity, position, unit]) }

  private func preActivation(_ quantity: Quantity) -> Double {
    slopes.preActivation(of: quantity, at: position).dropFirst(unit).first ?? 0
  }

  private func term(
    _ phase: BackwardTerm.Phase, _ symbol: String, _ quantity: Quantity,
    _ products: [BackwardTerm.Product]
  ) -> BackwardTerm {
    BackwardTerm(
      phase: phase, symbol: symbol, products: products,
      value: slopes[quantity, position, unit],
      nudge: Nudge(.quantity(quantity), layer: layer, at: position, unit: unit))
  }

  /// The direct path to the step before, which is the memory's own.
  private func kept(_ symbol: String, _ products: [BackwardTerm.Product]) -> BackwardTerm {
    BackwardTerm(
      phase: .kept, symbol: symbol, products: products,
      value: products.reduce(0) { $0 + $1.value },
      nudge: Nudge(.kept, layer: layer, at: position, unit: unit))
  }

  /// δa from δ of what is computed from a: times f (1 − f) for a σ, 1 − C̃² for a tanh.
  private func delta(
    _ quantity: Quantity, _ symbol: String, from name: String, _ letter: String,
    _ phase: BackwardTerm.Phase
  ) -> BackwardTerm {
    let slope = slopes[quantity, position, unit]
    let y = value(quantity)
    let function =
      quantity.isGate ? weights.variant.gateActivation : weights.variant.candidateActivation
    let isClipped = weights.variant.clip != nil
    let product: BackwardTerm.Product =
      switch function {
      case .sigmoid where !isClipped: .init((name, slope), (letter, y), ("(1 − \(letter))", 1 - y))
      case .tanh where !isClipped: .init((name, slope), ("(1 − \(letter)²)", (1 - y) * (1 + y)))
      default:
        .init((name, slope), ("φ′(a)", slope == 0 ? 0 : preActivation(quantity) / slope))
      }
    return BackwardTerm(
      phase: phase, symbol: symbol, products: [product.ended(if: holds(quantity))],
      value: preActivation(quantity),
      nudge: Nudge(.preActivation(quantity), layer: layer, at: position, unit: unit))
  }
}
