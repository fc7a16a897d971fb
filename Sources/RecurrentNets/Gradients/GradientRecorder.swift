/// Takes gradients of what a network says, by backpropagation through a recorded trace.
///
/// It holds the layers' weights in double precision, so keep it as you keep a ``TraceRecorder``.
/// Every cell and variant that a recorder knows has its exact gradient: what a step was passed over
/// hands on unchanged, and through values that interventions hold nothing leads back.
public struct GradientRecorder: Sendable {
  /// The network.
  public let network: Network

  let layers: [PreciseLayer]
  let levelChains: [DenseChain]
  let head: DenseChain

  /// Prepares a network, in time proportional to its layers' weights.
  public init(_ network: Network) {
    self.network = network
    layers = network.layers.map(PreciseLayer.init)
    levelChains = network.levels.map { DenseChain($0.dense) }
    head = DenseChain(network.output.hiddenLayers)
  }

  /// Why there is no gradient of a number in this network, or `nil` if there is.
  public func gradientProblem(of scalar: WatchedScalar) -> String? {
    scalar.problem(in: network.output)
  }

  /// The gradient of one number after one position.
  ///
  /// - Parameters:
  ///   - scalar: The number; ``gradientProblem(of:)`` finds out whether the network has it.
  ///   - position: One of the trace's positions, or that before the first.
  ///   - trace: What this network computed while it read the text.
  ///   - first: The first position that is wanted, to save time; it has no meaning for networks
  ///     that read backward.
  ///   - interventions: Those the trace was recorded with.
  /// - Returns: The gradient in every layer at the positions that led to the number.
  /// - Complexity: O(H · (H + I)) for each layer and position, about two or three times the trace's.
  public func gradient(
    of scalar: WatchedScalar, at position: Int, in trace: Trace, from first: Int? = nil,
    interventions: [Intervention] = []
  ) -> TraceGradient {
    let positions =
      network.readsBackward
      ? trace.positions
      : max(trace.firstPosition, min(first ?? trace.firstPosition, position + 1))..<position + 1
    let said = logitGradient(of: scalar, at: position, in: trace)
    return gradient(
      of: scalar, at: position, value: said.value, readouts: [position: said.readout],
      in: trace, positions, interventions)
  }

  /// The value of a number, and ∂y/∂ what the output layer reads for it.
  private func logitGradient(
    of scalar: WatchedScalar, at position: Int, in trace: Trace
  ) -> (value: Double, readout: [Double]) {
    let read = PreciseMatrix(
      Matrix(rows: 1, columns: network.output.inputSize, elements: trace.readout(at: position)))
    let (last, preActivations) = head.forward(read)
    let (value, weights) = scalar.evaluate(network.output) { logit($0, of: last.elements) }
    var gradient = PreciseMatrix(rows: 1, columns: network.output.weight.columns)
    for (output, weight) in weights {
      for (column, value) in network.output.weight.row(output).enumerated() {
        gradient.elements[column] += weight * Double(value)
      }
    }
    return (value, head.backward(gradient, through: preActivations).elements)
  }

  /// One logit of what the last dense layer before the output gives.
  func logit(_ index: Int, of last: [Double]) -> Double {
    var sum = Double(network.output.bias[index])
    for (weight, value) in zip(network.output.weight.row(index), last) {
      sum += Double(weight) * value
    }
    return sum
  }

  // MARK: - Through the levels

  /// Goes back from ∂y/∂ what the output layer reads at some positions.
  func gradient(
    of scalar: WatchedScalar, at position: Int, value: Double, readouts: [Int: [Double]],
    in trace: Trace, _ positions: Range<Int>, _ interventions: [Intervention] = []
  ) -> TraceGradient {
    var gradients = network.layers.map { LayerGradient(of: $0, positions: positions) }
    let skipped = network.mask?.isSkipped(in: trace.input).dropFirst(
      positions.lowerBound - trace.firstPosition)
    let isSkipped = skipped.map { Array($0.prefix(positions.count)) }
    for (read, gradient) in readouts {
      seed(&gradients, gradient, readAt: read, in: trace, positions)
    }
    var inputs = PreciseMatrix(rows: positions.count, columns: network.inputSize)
    for index in network.levels.indices.reversed() {
      let level = network.levels[index]
      let (vectors, preActivations) = levelChains[index].forward(
        vectors(below: index, at: positions, in: trace))
      var sum = PreciseMatrix(rows: positions.count, columns: vectors.columns)
      for layer in level.layers {
        let back = LayerBackpropagation(
          weights: layers[layer], record: trace.layers[layer], inputs: vectors,
          positions: positions, held: HeldValues(interventions, layer: layer),
          isSkipped: isSkipped)
        back.run(&gradients[layer])
        let part = back.inputGradient(gradients[layer])
        for place in sum.elements.indices { sum.elements[place] += part.elements[place] }
      }
      let below = levelChains[index].backward(sum, through: preActivations)
      guard index > 0 else {
        inputs = below
        continue
      }
      for (row, position) in positions.enumerated() {
        let under = network.levels[index - 1]
        hand(
          Array(below.row(row)), to: under, at: under.layers.map { _ in position }, in: trace,
          &gradients)
      }
    }
    return TraceGradient(
      scalar: scalar, position: position, value: value, positions: positions, layers: gradients,
      inputs: inputs)
  }

  /// Hands ∂y/∂ what the output layer reads to the top level.
  private func seed(
    _ gradients: inout [LayerGradient], _ gradient: [Double], readAt position: Int,
    in trace: Trace, _ positions: Range<Int>
  ) {
    let step = position - trace.firstPosition
    if let zeros = trace.givesZeros, zeros.indices.contains(step), zeros[step] { return }
    let places = zip(trace.topLayers, trace.readPositions(for: position)).map { layer, place in
      positions.contains(place) ? place : gradients[layer].start
    }
    hand(
      gradient, to: network.levels[network.levels.count - 1], at: places, in: trace, &gradients)
  }

  /// Hands ∂y/∂ the vector that a level's layers make together to each of them.
  private func hand(
    _ gradient: [Double], to level: Level, at places: [Int], in trace: Trace,
    _ gradients: inout [LayerGradient]
  ) {
    let indices = Array(level.layers)
    for (side, layer) in indices.enumerated() {
      let size = network.layers[layer].outputSize
      var own: [Double]
      switch level.merge {
      case _ where indices.count == 1: own = gradient
      case .concatenate:
        own = side == 0 ? Array(gradient.prefix(size)) : Array(gradient.suffix(size))
      case .sum: own = gradient
      case .average: own = gradient.map { $0 / 2 }
      case .multiply:
        let other = trace.layers[indices[1 - side]].values(of: .hidden, at: places[1 - side])
        own = zip(gradient, other).map { $0 * Double($1) }
      }
      let start = gradients[layer].row(places[side]) * size
      for (unit, value) in own.enumerated() { gradients[layer].fromAbove[start + unit] += value }
    }
  }

  /// What reaches a level's dense layers, or the layers themselves `(T, I)`.
  private func vectors(below level: Int, at positions: Range<Int>, in trace: Trace) -> PreciseMatrix
  {
    let size =
      level == 0
      ? network.inputSize : network.levels[level - 1].mergedSize(of: network.layers)
    var rows = PreciseMatrix(rows: positions.count, columns: size)
    for (row, position) in positions.enumerated() {
      rows.setRow(
        row, to: network.vector(below: level, at: position, in: trace).map(Double.init))
    }
    return rows
  }
}
