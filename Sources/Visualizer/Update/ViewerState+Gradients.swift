import MemoryAnalysis
import RecurrentNets

extension ViewerState {
  /// How many words a gradient goes back at most: more than any screen shows.
  private static let gradientReach = 400

  /// So many multiplications are done before the next frame; more are work beside the screen.
  private static let quickCost = 4_000_000

  /// The longest text that the twins read too.
  static let twinLimit = 2000

  /// What the gradient that belongs on the screen depends on; `nil` if there is none.
  var gradientKey: GradientStudy.Key? {
    watchedPair(at: position).map {
      GradientStudy.Key(position: position, pair: $0, version: readingVersion, layer: layer)
    }
  }

  /// The gradient at the current word, if it is computed.
  var currentGradient: GradientStudy.Shown? {
    gradients.shown.flatMap { $0.key == gradientKey ? $0 : nil }
  }

  /// Computes the gradient at the current word, or asks for it unless it was given up.
  mutating func wantGradients() {
    guard view == .gradients, !isEnlarged, !sweeps, let key = gradientKey else { return }
    if currentGradient == nil {
      guard !gradients.isDeclined else { return }
      let count = min(Self.gradientReach, reading.trace.tokenCount)
      if model.network.stepCost * count * 8 <= Self.quickCost {
        if let outcome = try? gradientWork(key)(WorkProgress()) { outcome(&self) }
      } else {
        if let work {
          guard work.id == gradients.work?.id, gradients.work?.wanted != key else { return }
        }
        start("going back through \(NumberText.count(count, noun))", gradientWork(key))
        gradients.work = (workCount, key)
        return
      }
    }
    deriveStep()
  }

  /// What takes the gradients, in this network and in its twins.
  private func gradientWork(
    _ key: GradientStudy.Key
  ) -> @Sendable (WorkProgress) throws -> Work.Outcome {
    let (model, recorder, trace, known) = (model, recorder, reading.trace, gradients.sources)
    let twins = twins
    let interventions = recordedInterventions
    let traces = gradients.twins.version == key.version ? gradients.twins.traces : [:]
    let hasTwins = reading.isWhole && reading.count <= Self.twinLimit
    let first = max(trace.firstPosition, key.position - Self.gradientReach)
    return { progress in
      let sources =
        known.isEmpty
        ? GradientSource.all(of: model, recorder: recorder, beside: twins) : known
      var blocks: [GradientStudy.Block] = []
      var own: TraceGradient?
      var read = traces
      for (index, source) in sources.enumerated() where index == 0 || hasTwins {
        try progress.report(index, of: sources.count)
        let network = source.gradients.network
        let text =
          index == 0 ? trace : read[index] ?? source.recorder.trace(of: trace.input)
        if index > 0 { read[index] = text }
        let gradient = source.gradients.gradient(
          of: key.pair.scalar(of: network.output), at: key.position, in: text, from: first,
          interventions: index == 0 ? interventions : [])
        let layer = index == 0 ? key.layer : network.layers.count - 1
        blocks.append(
          GradientStudy.Block(
            title: source.title, cell: network.layers[layer].cell, value: gradient.value,
            reach: GradientReach(of: gradient, layer: layer, in: text, by: network)))
        if index == 0 { own = gradient }
      }
      let shown = own.map {
        GradientStudy.Shown(
          key: key, blocks: blocks, gradient: $0,
          held: HeldValues(interventions, layer: key.layer))
      }
      let readByTwins = read
      return {
        $0.gradients.twins = (key.version, readByTwins)
        $0.gradients.sources = sources
        $0.gradients.shown = shown
      }
    }
  }

  /// What is done to the network in the trace that is shown.
  private var recordedInterventions: [Intervention] {
    interferences.flatMap {
      reading.isWhole
        ? $0.interventions(over: reading.baseline)
        : $0.endlessInterventions(meansOver: reading.baseline)
    }
  }

  // MARK: - The derivation of a step

  /// Whether the derivation of a step is shown.
  var derives: Bool { view == .gradients && gradients.derivation != nil }

  /// The position of the step that is derived.
  var derivedPosition: Int? {
    guard let derivation = gradients.derivation, let shown = currentGradient else { return nil }
    let reference = shown.blocks[0].reach.reference
    let place = reference + derivation.steps * (readsBackward ? 1 : -1)
    let positions = shown.gradient.positions
    guard !positions.isEmpty else { return nil }
    return max(positions.lowerBound, min(positions.upperBound - 1, place))
  }

  private static let sweepRefusalOfSteps = "Esc goes back to the words; Enter derives a step there"

  /// Derives the step at the word where it is said.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func openDerivation() -> String? {
    if sweeps { return Self.sweepRefusalOfSteps }
    guard gradients.derivation == nil else { return ". goes on to the next phase; Esc goes back" }
    if let watchRefusal { return watchRefusal }
    guard currentGradient != nil else { return "the gradient is not computed; 0 computes it" }
    gradients.derivation = GradientStudy.Derivation()
    return nil
  }

  /// Goes on to the next phases of the step that is derived, then to the step before it.
  ///
  /// - Parameter count: 1 or −1.
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func goBack(by count: Int) -> String? {
    if sweeps { return Self.sweepRefusalOfSteps }
    guard var derivation = gradients.derivation, let shown = currentGradient else {
      return "Enter derives the step at this \(noun), phase by phase"
    }
    guard let phases = gradients.derived?.step.phases.count else { return nil }
    derivation.phase += count
    if derivation.phase >= phases {
      let here = derivedPosition ?? position
      let next = here + (readsBackward ? 1 : -1)
      guard shown.gradient.positions.contains(next) else {
        return "nothing was read before “\(reading[here].text)”; , goes back"
      }
      derivation = GradientStudy.Derivation(steps: derivation.steps + 1, phase: 0)
    } else if derivation.phase < 0 {
      guard derivation.steps > 0 else { return "this is where it is said; . goes on" }
      derivation = GradientStudy.Derivation(steps: derivation.steps - 1, phase: 1000)
    }
    gradients.derivation = derivation
    return nil
  }

  /// Writes out the step that is derived, and checks it where that is quick.
  private mutating func deriveStep() {
    guard let place = derivedPosition, let shown = currentGradient,
      let source = gradients.sources.first
    else { return }
    // A step before the first word there is not.
    gradients.derivation?.steps = abs(shown.blocks[0].reach.reference - place)
    let known = gradients.derived
    if known?.key != shown.key || known?.step.position != place || known?.step.unit != unit
      || known?.step.layer != layer
    {
      let interventions = recordedInterventions
      let step = BackwardStep(
        of: shown.gradient, layer: layer, unit: unit, at: place, in: reading.trace,
        by: model.network, interventions: interventions)
      let steps =
        model.network.readsBackward
        ? reading.trace.positions.count : abs(shown.gradient.position - place) + 1
      // Four readings for each equation.
      let isQuick = model.network.stepCost * steps * 4 * step.terms.count <= 4 * Self.quickCost
      gradients.derived = GradientStudy.Derived(
        key: shown.key, step: step,
        checks: isQuick
          ? step.checks(
            of: shown.gradient, in: reading.trace, by: source.gradients,
            interventions: interventions) : nil)
    }
    let phases = gradients.derived?.step.phases.count ?? 1
    if let phase = gradients.derivation?.phase, phase >= phases {
      gradients.derivation?.phase = phases - 1
    }
  }
}
