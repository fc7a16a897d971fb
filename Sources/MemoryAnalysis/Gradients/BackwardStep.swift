import RecurrentNets

/// Backpropagation through one step for one unit: every equation with this unit's numbers.
///
/// It is the rule by which a network is trained, applied to the one number that is watched: a term's
/// value is ∂y/∂ it, taken from the ``RecurrentNets/TraceGradient``, and its products are what the
/// rule makes of the unit's recorded values.
public struct BackwardStep: Sendable, Equatable {
  /// The layer.
  public let layer: Int
  /// The unit.
  public let unit: Int
  /// The position of the step.
  public let position: Int
  /// Whether the step was passed over, so that what arrives is handed on as it is.
  public let isPassedOver: Bool
  /// The equations, in the order in which they are computed.
  public let terms: [BackwardTerm]

  /// Writes a step out.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of y.
  ///   - layer: A layer.
  ///   - unit: A unit of it.
  ///   - position: One of the gradient's positions.
  ///   - trace: What the gradient was taken from.
  ///   - network: What read it.
  ///   - interventions: Those the trace was recorded with; no way leads back from what they hold.
  public init(
    of gradient: TraceGradient, layer: Int, unit: Int, at position: Int, in trace: Trace,
    by network: Network, interventions: [Intervention] = []
  ) {
    self.layer = layer
    self.unit = unit
    self.position = position
    isPassedOver = network.isPassedOver(at: position, in: trace)
    let writer = BackwardWriter(
      slopes: gradient.layers[layer], record: trace.layers[layer], weights: network.layers[layer],
      isTop: trace.topLayers.contains(layer), held: HeldValues(interventions, layer: layer),
      layer: layer, unit: unit, position: position)
    terms = isPassedOver ? [writer.arriving] : writer.terms
  }

  /// The phases that have equations, in their order.
  public var phases: [BackwardTerm.Phase] {
    BackwardTerm.Phase.allCases.filter { phase in terms.contains { $0.phase == phase } }
  }

  /// The same derivatives by finite differences, one for each of ``terms``.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of y.
  ///   - trace: What it was taken from.
  ///   - recorder: What took it.
  ///   - interventions: Those the trace was recorded with.
  /// - Returns: dy/d of each, from a network that reads on in double precision.
  public func checks(
    of gradient: TraceGradient, in trace: Trace, by recorder: GradientRecorder,
    interventions: [Intervention] = []
  ) -> [Double] {
    let variant = recorder.network.layers[layer].variant
    let functions = [variant.gateActivation, variant.candidateActivation, variant.stateActivation]
    // A wide step would walk over the kinks of some functions.
    let isSmooth = variant.clip == nil && functions.allSatisfy { [.sigmoid, .tanh].contains($0) }
    return terms.map {
      recorder.finiteDifference(
        of: gradient.scalar, at: gradient.position, in: trace, moving: $0.nudge,
        by: isSmooth ? 1e-3 : 1e-5, interventions: interventions)
    }
  }
}
